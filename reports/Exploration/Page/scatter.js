// Designs by two fields, coloured by a third; the front of what is shown as a line.
function makeScatter(app) {
  const { study, state } = app;
  const plane = planeOf(document.getElementById('scatter'), { left: 66, top: 12, marginRight: 12, marginBottom: 46 });
  let xs = new Int16Array(study.count);
  let ys = new Int16Array(study.count);
  let key = '';
  let image = null;
  let across;
  let up;

  // Points that share a value of an axis are spread a little, always alike.
  const spread = (i, step) => (((i * 0.61803398875) % 1) - 0.5) * step * 0.7;

  function place() {
    across = scaleOf(state.x, plane.left, plane.right);
    up = scaleOf(state.y, plane.bottom, plane.top);
    const now = [state.x.name, state.y.name, plane.width, plane.height, plane.ratio].join('|');
    if (now === key) return;
    key = now;
    for (let i = 0; i < study.count; i++) {
      const x = across.at(state.x.column[i]) + (state.x.isAxis ? spread(i, across.step) : 0);
      const y = up.at(state.y.column[i]) + (state.y.isAxis ? spread(i * 3 + 1, up.step) : 0);
      const has = study.counts(i) && x === x && y === y;
      xs[i] = has ? Math.round(x * plane.ratio) : -1;
      ys[i] = has ? Math.round(y * plane.ratio) : -1;
    }
  }

  function draw(theme) {
    plane.fit();
    place();
    const { canvas, context, svg } = plane;
    if (!image || image.width !== canvas.width || image.height !== canvas.height) image = context.createImageData(canvas.width, canvas.height);
    fillPixels(image.data, theme.paper);
    axes(theme);
    const colour = colouring(state.colour, theme);
    const crowd = Math.max(1, app.shown);
    const radius = Math.max(1.3, Math.min(3.6, 130 / Math.sqrt(crowd))) * plane.ratio;
    if (app.shown < study.count) drawDots(image.data, canvas.width, canvas.height, xs, ys, app.mask, 0, () => 0, [theme.rule], stampOf(1.2 * plane.ratio, 0.25));
    drawDots(image.data, canvas.width, canvas.height, xs, ys, app.mask, 1, colour.of, colour.colours, stampOf(radius, Math.max(0.3, Math.min(0.85, 60 / Math.sqrt(crowd)))));
    context.putImageData(image, 0, 0);
    fronts(theme, colour);
    mark(theme);
    fillLegend(plane.figure, colour.legend, state.colour.isAxis && state.colour !== study.bound ? (k) => app.range(state.colour, [k, k]) : null);
    svg.setAttribute('aria-label', `${app.shown} designs by ${state.x.name} and ${state.y.name}, coloured by ${state.colour.name}`);
  }

  function axes() {
    const { svg, left, right, top, bottom } = plane;
    for (const [v, text] of ticksOf(state.x, across, state.x.isAxis ? 52 : 46, right - left)) {
      const x = across.at(v);
      element('line', { x1: x, x2: x, y1: top, y2: bottom, class: 'grid-line' }, svg);
      label(svg, text.length > 14 ? `${text.slice(0, 13)}…` : text, x, bottom + 16, 2, plane.width - 2);
    }
    for (const [v, text] of ticksOf(state.y, up, 24, bottom - top)) {
      const y = up.at(v);
      element('line', { x1: left, x2: right, y1: y, y2: y, class: 'grid-line' }, svg);
      element('text', { x: left - 7, y: y + 4, 'text-anchor': 'end' }, svg, text.length > 10 ? `${text.slice(0, 9)}…` : text);
    }
    const wanted = (f) => (f.better ? ` (${f.better > 0 ? 'more' : 'less'} is better)` : '');
    element('text', { x: (left + right) / 2, y: bottom + 38, 'text-anchor': 'middle', class: 'title' }, svg, state.x.name + wanted(state.x));
    element('text', { x: 13, y: (top + bottom) / 2, 'text-anchor': 'middle', class: 'title', transform: `rotate(-90 13 ${(top + bottom) / 2})` }, svg, state.y.name + wanted(state.y));
  }

  // The best of what is shown, by the two fields alone: of each column of pixels the best, then those that none before beats.
  function fronts(theme, colour) {
    const { svg, ratio } = plane;
    const onFront = [];
    for (let i = 0; i < study.count && onFront.length < 1000; i++) if (app.mask[i] && study.front[i] && xs[i] >= 0) onFront.push(i);
    const radius = Math.max(1.8, Math.min(3.6, 28 / Math.sqrt(onFront.length)));
    for (const i of onFront) element('circle', { cx: xs[i] / ratio, cy: ys[i] / ratio, r: radius, fill: colour.colours[colour.of(i)], class: 'front-dot' }, svg);
    if (!state.x.better || !state.y.better) return;
    const best = new Map();
    for (let i = 0; i < study.count; i++) {
      if (!app.mask[i] || xs[i] < 0) continue;
      const other = best.get(xs[i]);
      if (other === undefined || (state.y.better > 0 ? ys[i] < other : ys[i] > other)) best.set(xs[i], ys[i]);
    }
    const columns = [...best.keys()].sort((a, b) => (state.x.better > 0 ? b - a : a - b));
    let path = '';
    let reached = null;
    for (const x of columns) {
      const y = best.get(x);
      if (reached !== null && (state.y.better > 0 ? y >= reached : y <= reached)) continue;
      path += reached === null ? `M${x / ratio},${y / ratio}` : `H${x / ratio}V${y / ratio}`;
      reached = y;
    }
    element('path', { d: path, class: 'front-line' }, svg);
  }

  function mark() {
    const { svg, ratio } = plane;
    const i = state.selected;
    if (i >= 0 && xs[i] >= 0) element('circle', { cx: xs[i] / ratio, cy: ys[i] / ratio, r: 8, class: 'selected-ring' }, svg);
    for (const field of [state.x, state.y]) {
      const range = state.ranges.get(field);
      if (!range || field.isAxis) continue;
      for (const v of range) {
        if (v <= field.least || v >= field.most) continue;
        const line = field === state.x ? { x1: across.at(v), x2: across.at(v), y1: plane.top, y2: plane.bottom } : { x1: plane.left, x2: plane.right, y1: up.at(v), y2: up.at(v) };
        element('line', { ...line, class: 'range-line' }, svg);
      }
    }
  }

  function nearest([x, y]) {
    let found = -1;
    let least = 14 ** 2;
    for (let i = 0; i < study.count; i++) {
      if (!app.mask[i] || xs[i] < 0) continue;
      const dx = xs[i] / plane.ratio - x;
      const dy = ys[i] / plane.ratio - y;
      const distance = dx * dx + dy * dy - (study.front[i] ? 9 : 0);
      if (distance < least) [least, found] = [distance, i];
    }
    return found;
  }

  let box = null;
  pointer(plane, {
    move: (at) => {
      const i = nearest(at);
      plane.svg.style.cursor = i < 0 ? 'crosshair' : 'pointer';
      app.hint(i < 0 ? null : i, plane.svg, at);
    },
    leave: () => app.hint(null),
    drag: ([x0, y0], [x1, y1]) => {
      app.hint(null);
      box ??= element('rect', { class: 'brush' }, plane.svg);
      const attributes = { x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) };
      for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
    },
    done: ([x0, y0], [x1, y1]) => {
      box = null;
      app.range(state.x, rangeBetween(state.x, across.back(x0), across.back(x1)), state.y, rangeBetween(state.y, up.back(y0), up.back(y1)));
    },
    click: (at) => app.select(nearest(at), true),
  });
  return { draw };
}

// Two ends as a range of a field; of an axis, the values whose place lies between.
function rangeBetween(field, a, b) {
  const [low, high] = a < b ? [a, b] : [b, a];
  return field.isAxis ? [Math.ceil(low), Math.floor(high)] : [low, high];
}
