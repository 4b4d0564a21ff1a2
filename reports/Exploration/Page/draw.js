// What views are drawn with: elements, colours, scales, planes.
function element(tag, attributes, parent, text) {
  const isSvg = parent instanceof SVGElement || tag === 'svg';
  const made = isSvg ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  parent?.append(made);
  return made;
}

// Colours of the style sheet as they are now: light, dark or for paper.
function themeNow() {
  const style = getComputedStyle(document.documentElement);
  return new Proxy({}, { get: (known, name) => (known[name] ??= style.getPropertyValue(`--${name}`).trim()) });
}

const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const mix = (a, b, share) => `#${channels(a).map((c, k) => Math.round(c + (channels(b)[k] - c) * share).toString(16).padStart(2, '0')).join('')}`;

const hueOrder = ['blue', 'orange', 'green', 'vermillion', 'purple', 'sky', 'olive', 'grey'];
const rampSteps = 16;

// The colour of every point by a field: hues for few values, a ramp from pale to dark for many.
function colouring(field, theme) {
  if (field.isAxis && (field.hues || field.values.length <= hueOrder.length)) {
    const colours = field.values.map((_, k) => theme[field.hues?.[k] ?? hueOrder[k]]);
    return { colours, of: (i) => field.column[i], legend: field.values.map((label, k) => [label, colours[k], k]) };
  }
  const colours = Array.from({ length: rampSteps }, (_, k) => mix(mix(theme.paper, theme.blue, 0.28), mix(theme.blue, theme.ink, 0.55), k / (rampSteps - 1)));
  const scale = scaleOf(field, 0, rampSteps - 0.001);
  const text = (v) => (field.isAxis ? field.values[Math.round(v)] : written(v, field.unit));
  return {
    colours,
    of: (i) => Math.floor(scale.at(field.column[i])),
    legend: [0, 0.5, 1].map((place) => [text(scale.back(place * (rampSteps - 0.001))), colours[Math.round(place * (rampSteps - 1))], -1]),
  };
}

// Where values lie between two pixels.
function scaleOf(field, from, to) {
  if (field.isAxis) {
    const step = (to - from) / field.values.length;
    return { at: (v) => from + (v + 0.5) * step, back: (p) => (p - from) / step - 0.5, step: Math.abs(step) };
  }
  const log = field.log;
  const [a, b] = log ? [Math.log(field.least), Math.log(field.most)] : [field.least, field.most];
  const room = (b - a || 1) * 0.03;
  const factor = (to - from) / (b - a + 2 * room);
  return {
    at: log ? (v) => from + (Math.log(v) - a + room) * factor : (v) => from + (v - a + room) * factor,
    back: (p) => { const v = (p - from) / factor + a - room; return log ? Math.exp(v) : v; },
    step: 0,
  };
}

// Round values of a figure, about so many; for an axis every value for which there is room.
function ticksOf(field, scale, room, pixels) {
  if (field.isAxis) {
    const every = Math.max(1, Math.ceil(room / Math.abs(scale.step)));
    return field.values.map((label, k) => [k, label]).filter(([k]) => k % every === 0);
  }
  const about = Math.max(2, pixels / (room * 1.6));
  const ticks = [];
  if (field.log) {
    const decades = Math.log10(field.most / field.least);
    const digits = decades * 3 <= about ? [1, 2, 5] : [1];
    const every = Math.max(1, Math.ceil(decades / about));
    for (let power = Math.floor(Math.log10(field.least)); power <= Math.log10(field.most); power++) {
      if (power % every === 0) ticks.push(...digits.map((d) => d * 10 ** power));
    }
  } else {
    const raw = (field.most - field.least || 1) / about;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = [1, 2, 5, 10].map((d) => d * power).find((s) => s >= raw * 0.999);
    for (let k = Math.ceil(field.least / step); k * step <= field.most; k++) ticks.push(k * step);
  }
  return ticks.filter((v) => v >= field.least && v <= field.most).map((v) => [v, tickText(v, field.unit)]);
}

// A label in the middle of a place, or as near as it stays between two ends.
function label(svg, text, x, y, least, most) {
  const half = text.length * 3.2;
  const anchor = x + half > most ? 'end' : x - half < least ? 'start' : 'middle';
  element('text', { x: anchor === 'end' ? Math.min(x + half, most) : anchor === 'start' ? Math.max(x - half, least) : x, y, 'text-anchor': anchor }, svg, text);
}

// A place to draw: pixels below, shapes above.
function planeOf(figure, margins) {
  const holder = figure.querySelector('.plane');
  const canvas = element('canvas', { 'aria-hidden': 'true' }, holder);
  const svg = element('svg', { role: 'img' }, holder);
  const context = canvas.getContext('2d', { alpha: false });
  const plane = { figure, holder, canvas, svg, context, ...margins };
  plane.fit = () => {
    const width = Math.max(200, Math.floor(holder.clientWidth));
    const height = Number(holder.dataset.height);
    plane.ratio = Math.min(2, Math.max(1, window.devicePixelRatio || 1));
    if (width !== plane.width || height !== plane.height || canvas.width !== Math.round(width * plane.ratio)) {
      Object.assign(plane, { width, height, right: width - margins.marginRight, bottom: height - margins.marginBottom, changed: true });
      canvas.width = Math.round(width * plane.ratio);
      canvas.height = Math.round(height * plane.ratio);
      canvas.style.height = `${height}px`;
      svg.setAttribute('width', width);
      svg.setAttribute('height', height);
    }
    svg.replaceChildren();
  };
  return plane;
}

// Follows the pointer over a plane: a drag with its two ends, or a click.
function pointer(plane, { move, leave, drag, done, click }) {
  let start = null;
  let dragged = false;
  const at = (event) => {
    const box = plane.svg.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  plane.svg.addEventListener('pointerdown', (event) => {
    start = at(event);
    dragged = false;
    plane.svg.setPointerCapture(event.pointerId);
  });
  plane.svg.addEventListener('pointermove', (event) => {
    const here = at(event);
    if (start && Math.hypot(here[0] - start[0], here[1] - start[1]) > 4) dragged = true;
    if (start && dragged) drag?.(start, here);
    else move?.(here);
  });
  plane.svg.addEventListener('pointerup', (event) => {
    if (!start) return;
    if (dragged) done?.(start, at(event));
    else click?.(at(event));
    start = null;
  });
  plane.svg.addEventListener('pointerleave', () => { if (!start) leave?.(); });
}

function fillLegend(figure, entries, pick) {
  const list = figure.querySelector('.legend');
  list.replaceChildren();
  for (const [label, colour, key] of entries) {
    const item = element('li', {}, list);
    element('i', { class: 'swatch', style: `--hue:${colour}` }, item);
    if (pick && key >= 0) element('button', { type: 'button' }, item, label).addEventListener('click', () => pick(key));
    else item.append(label);
  }
}
