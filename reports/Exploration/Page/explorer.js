// Keeps what is shown and selected, and tells every view.
const study = readStudy();
const state = {
  x: null, y: null, colour: null, what: null, column: null, row: null, of: null,
  only: 'all', scenario: -1, words: [], ranges: new Map(), selected: -1,
};
const app = { study, state, mask: new Uint8Array(study.count), shown: 0, range: setRange, select, hint };
const form = document.getElementById('filter');
const hintBox = element('div', { id: 'hint', hidden: '' }, document.body);
let views = [];
let table;
let design;

function start() {
  const figures = [...study.objectives, ...study.figures.filter((f) => !f.objective)];
  const all = [...figures, ...study.axes];
  const whats = [{ label: 'what binds', kind: 'bound' }, ...figures.map((field) => ({ label: `best ${field.name}`, kind: 'best', field })), { label: 'share that counts', kind: 'share' }];
  choose('x', all, figures[0] ?? all[0]);
  choose('y', all, figures[1] ?? all[1] ?? all[0]);
  choose('colour', [...new Set([study.bound, ...(study.scenario ? [study.scenario] : []), ...study.axes, ...figures])], study.scenario ?? study.bound);
  choose('what', whats, whats[0], (w) => w.label);
  const [column, row] = study.map.map((name) => study.axes.find((f) => f.name === name));
  choose('column', study.axes, column ?? study.axes[0]);
  choose('row', study.axes.length > 1 ? study.axes : [], row ?? study.axes[1]);
  choose('of', all, figures[0] ?? all[0]);
  const scenarios = document.getElementById('scenario');
  if (study.scenario) {
    study.scenario.values.forEach((name, k) => element('option', { value: k }, scenarios, name));
    document.getElementById('scenario-label').hidden = false;
  }
  state.selected = study.start ?? -1;
  table = makeTable(app);
  design = makeDesign(app);
  views = [makeScatter(app), makeParallel(app), makeMap(app), makeHistogram(app)];
  form.hidden = false;
  form.addEventListener('input', readForm);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => {
    state.ranges.clear();
    Object.assign(state, { only: 'all', scenario: -1, words: [] });
    filter();
  });
  addEventListener('resize', redraw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
  matchMedia('print').addEventListener('change', redraw);
  design.draw();
  filter();
}

// A list of choices; a list without any is hidden.
function choose(name, options, chosen, label = (f) => f.name) {
  const select = document.querySelector(`[data-choice="${name}"]`);
  options.forEach((option, k) => element('option', { value: k }, select, label(option)));
  select.closest('label').hidden = options.length === 0;
  state[name] = chosen;
  select.value = options.indexOf(chosen);
  select.addEventListener('change', () => {
    state[name] = options[select.value];
    redraw();
  });
}

function readForm() {
  state.only = document.getElementById('only').value;
  state.scenario = Number(document.getElementById('scenario').value);
  state.words = document.getElementById('words').value.trim().split(/\s+/).filter(Boolean).map(wordOf);
  filter();
}

// A word is a comparison, such as rows>=64, or a part of a value.
function wordOf(text) {
  const parts = /^(.+?)(<=|>=|=|<|>)(.+)$/.exec(text);
  const number = parts ? Number(parts[3]) : NaN;
  const field = parts && (study.fields.find((f) => f.name.toLowerCase() === parts[1].toLowerCase()) ?? study.fields.find((f) => f.name.toLowerCase().includes(parts[1].toLowerCase())));
  if (field && parts[2] === '=' && field.isAxis) return matching(field, (v) => v.toLowerCase() === parts[3].toLowerCase());
  if (field && Number.isFinite(number)) {
    const test = { '<': (v) => v < number, '<=': (v) => v <= number, '>': (v) => v > number, '>=': (v) => v >= number, '=': (v) => v === number }[parts[2]];
    if (!field.isAxis) return (i) => test(field.column[i]);
    if (field.numbers) return matching(field, (_, k) => test(field.numbers[k]));
  }
  const lower = text.toLowerCase();
  const tests = [...study.axes, study.bound].map((f) => matching(f, (v) => v.toLowerCase().includes(lower)));
  return (i) => tests.some((t) => t(i)) || String(study.number(i)) === text;
}

// A test of each value once, for all points.
function matching(field, test) {
  const hits = Uint8Array.from(field.values, (v, k) => (test(v, k) ? 1 : 0));
  return (i) => hits[field.column[i]] === 1;
}

function filter() {
  const { mask } = app;
  mask.fill(1);
  if (state.only !== 'all') for (let i = 0; i < mask.length; i++) mask[i] = (state.only === 'front' ? study.front[i] === 1 : study.counts(i)) ? 1 : 0;
  if (state.scenario >= 0) for (let i = 0; i < mask.length; i++) if (study.scenario.column[i] !== state.scenario) mask[i] = 0;
  for (const [field, [low, high]] of state.ranges) for (let i = 0; i < mask.length; i++) if (!(field.column[i] >= low && field.column[i] <= high)) mask[i] = 0;
  for (const word of state.words) for (let i = 0; i < mask.length; i++) if (mask[i] && !word(i)) mask[i] = 0;
  app.shown = mask.reduce((sum, m) => sum + m, 0);
  document.getElementById('count').textContent = `${app.shown.toLocaleString('en')} of ${study.count.toLocaleString('en')} shown`;
  table.draw();
  redraw();
}

function redraw() {
  const theme = themeNow();
  for (const view of views) view.draw(theme);
  document.body.dataset.drawn = Number(document.body.dataset.drawn ?? 0) + 1;
}

// Keeps a range of one field, or of two; null, or a range that holds everything or nothing, takes it away.
function setRange(...pairs) {
  for (let k = 0; k < pairs.length; k += 2) {
    const [field, range] = [pairs[k], pairs[k + 1]];
    const before = state.ranges.get(field);
    const same = range && before && before[0] === range[0] && before[1] === range[1];
    if (!range || range[0] > range[1] || (range[0] <= field.least && range[1] >= field.most) || (same && pairs.length === 2)) state.ranges.delete(field);
    else state.ranges.set(field, range);
  }
  filter();
}

function select(i, reveal) {
  state.selected = i;
  design.draw();
  if (reveal) table.reveal();
  else table.fill();
  redraw();
}

function hint(i, svg, at) {
  hintBox.hidden = i === null;
  if (i === null) return;
  const lines = [`Point ${study.number(i)}`, ...study.axes.map((f) => `${f.name} ${f.text(i)}`), ...study.objectives.map((f) => `${f.name}: ${f.text(i)}`)];
  hintBox.replaceChildren();
  for (const line of lines) element('div', {}, hintBox, line);
  const box = svg.getBoundingClientRect();
  hintBox.style.left = `${Math.min(innerWidth - hintBox.offsetWidth - 8, box.left + at[0] + 14)}px`;
  hintBox.style.top = `${Math.min(innerHeight - hintBox.offsetHeight - 8, box.top + at[1] + 14)}px`;
}

start();
