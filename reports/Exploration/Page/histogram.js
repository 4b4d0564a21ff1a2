// How many designs have which value of a field: all of them, and those that are shown.
function makeHistogram(app) {
  const { study, state } = app;
  const figure = document.getElementById('histogram');
  const plane = planeOf(figure, { left: 52, top: 10, marginRight: 12, marginBottom: 44 });
  let scale = null;
  let all = { key: null };

  function countInto(mask, field, bins) {
    const counts = new Uint32Array(bins);
    const place = scaleOf(field, 0, bins);
    for (let i = 0; i < study.count; i++) {
      if (mask && !mask[i]) continue;
      const bin = Math.floor(place.at(field.column[i]));
      if (bin >= 0 && bin < bins) counts[bin]++;
    }
    return counts;
  }

  function draw(theme) {
    plane.fit();
    const { svg, context, left, right, top, bottom } = plane;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = theme.paper;
    context.fillRect(0, 0, plane.canvas.width, plane.canvas.height);
    const field = state.of;
    const bins = field.isAxis ? field.values.length : 48;
    if (all.key !== field) all = { key: field, counts: countInto(null, field, bins) };
    const shown = countInto(app.mask, field, bins);
    const most = Math.max(1, ...all.counts);
    const width = (right - left) / bins;
    const height = (count) => ((bottom - top) * count) / most;
    for (let k = 0; k < bins; k++) {
      for (const [count, name] of [[all.counts[k], 'tally all'], [shown[k], 'tally']]) {
        if (count) element('rect', { x: left + k * width, y: bottom - height(count), width: Math.max(0.5, width - (width > 4 ? 1 : 0)), height: height(count), class: name }, svg);
      }
    }
    for (const share of [0, 0.5, 1]) {
      const y = bottom - share * (bottom - top);
      element('line', { x1: left, x2: right, y1: y, y2: y, class: 'grid-line' }, svg);
      element('text', { x: left - 6, y: y + 4, 'text-anchor': 'end' }, svg, withPrefix(Math.round(share * most), '').trim());
    }
    scale = scaleOf(field, left, right);
    for (const [v, text] of ticksOf(field, scale, field.isAxis ? Math.min(90, Math.max(...field.values.map((t) => t.length)) * 6.4 + 8) : 46, right - left)) label(svg, text.slice(0, 14), scale.at(v), bottom + 15, 2, plane.width - 2);
    element('text', { x: (left + right) / 2, y: bottom + 35, 'text-anchor': 'middle', class: 'title' }, svg, field.name);
    if (state.selected >= 0) {
      const x = scale.at(field.column[state.selected]);
      if (x === x) element('line', { x1: x, x2: x, y1: top, y2: bottom, class: 'selected-line' }, svg);
    }
    fillLegend(figure, [['all', theme.rule, -1], ['shown', theme.blue, -1]]);
    svg.setAttribute('aria-label', `How many designs have which ${field.name}`);
  }

  let box = null;
  pointer(plane, {
    drag: ([x0], [x1]) => {
      box ??= element('rect', { class: 'brush', y: plane.top, height: plane.bottom - plane.top }, plane.svg);
      box.setAttribute('x', Math.min(x0, x1));
      box.setAttribute('width', Math.abs(x1 - x0));
    },
    done: ([x0], [x1]) => {
      box = null;
      app.range(state.of, rangeBetween(state.of, scale.back(x0), scale.back(x1)));
    },
    click: () => app.range(state.of, null),
  });
  return { draw };
}
