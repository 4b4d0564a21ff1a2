// The points of a study as columns. A field is an axis, whose column says which of its values a point has, or a figure.
function readStudy() {
  const meta = JSON.parse(document.getElementById('study').textContent);
  const text = atob(JSON.parse(document.getElementById('points').textContent));
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  const arrays = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f32: Float32Array, f64: Float64Array };
  const column = (c) => c && new arrays[c.type](bytes.buffer, c.at, c.length);

  const axis = (f) => {
    const places = column(f.column);
    // Scenarios that one axis tells apart are that axis, and go by their names.
    if (f.name === meta.scenario_axis) f.values = meta.scenarios;
    return { ...f, isAxis: true, column: places, least: 0, most: f.values.length - 1, better: 0, text: (i) => f.values[places[i]] };
  };
  const figure = (f) => {
    const values = column(f.column);
    let least = Infinity;
    let most = -Infinity;
    for (const v of values) {
      if (v < least) least = v;
      if (v > most && v < Infinity) most = v;
    }
    return {
      ...f, isAxis: false, column: values, baseline: column(f.baseline), least, most, log: least > 0 && most / least > (f.unit === '×' ? 4 : 20),
      better: f.maximize ? 1 : -1, text: (i) => written(values[i], f.unit),
    };
  };

  const numbers = column(meta.numbers);
  const bound = { name: 'bound by', isAxis: true, values: meta.bounds.map((b) => b.label || 'does not count'), hues: meta.bounds.map((b) => b.hue), column: column(meta.bound), least: 0, most: meta.bounds.length - 1, better: 0 };
  bound.text = (i) => bound.values[bound.column[i]];
  const reason = column(meta.reason);
  const fields = meta.fields.map((f) => (f.values ? axis(f) : figure(f)));
  return {
    count: meta.count,
    name: meta.study,
    number: (i) => (numbers ? numbers[i] : i),
    fields,
    axes: fields.filter((f) => f.isAxis && f.values.length > 1),
    figures: fields.filter((f) => !f.isAxis),
    objectives: fields.filter((f) => f.objective),
    bound,
    scenario: meta.scenario && (fields.find((f) => f.name === meta.scenario_axis) ?? axis({ name: 'scenario', values: meta.scenarios, numbers: null, column: meta.scenario })),
    front: column(meta.front),
    counts: (i) => reason[i] === 0,
    reason: (i) => meta.reasons[reason[i]],
    against: column(meta.against),
    start: meta.start,
    map: meta.map,
    command: meta.command,
    report: (i) => meta.reports[numbers ? numbers[i] : i],
  };
}
