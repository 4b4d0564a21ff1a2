// All axes and figures side by side; designs are bundled between neighbours, the front is drawn line by line.
function makeParallel(app) {
  const { study, state } = app;
  const plane = planeOf(document.getElementById('parallel'), { left: 56, top: 40, marginRight: 56, marginBottom: 22 });
  const bins = 40;
  const fields = [...study.axes, ...study.objectives, ...study.figures.filter((f) => !f.objective)].slice(0, 12);
  const binOf = fields.map((field) => {
    const count = field.isAxis ? Math.min(field.values.length, bins) : bins;
    const places = new Uint8Array(study.count);
    const scale = scaleOf(field, 0, count);
    for (let i = 0; i < study.count; i++) {
      const place = Math.floor(scale.at(field.column[i]));
      places[i] = place >= 0 ? Math.min(count - 1, place) : 255;
    }
    return { count, places };
  });
  let under = null;

  // Better values are at the top.
  const scaleFor = (field) => (field.better < 0 ? scaleOf(field, plane.top, plane.bottom) : scaleOf(field, plane.bottom, plane.top));
  const at = (k) => plane.left + (k * (plane.right - plane.left)) / Math.max(1, fields.length - 1);

  function bundles(context, mask, colour, strength) {
    for (let k = 0; k + 1 < fields.length; k++) {
      const [a, b] = [binOf[k], binOf[k + 1]];
      const counts = new Uint32Array(a.count * b.count);
      let most = 0;
      let all = 0;
      for (let i = 0; i < study.count; i++) {
        if (mask && !mask[i]) continue;
        if (a.places[i] === 255 || b.places[i] === 255) continue;
        const here = ++counts[a.places[i] * b.count + b.places[i]];
        if (here > most) most = here;
        all++;
      }
      const y = [k, k + 1].map((n) => {
        const field = fields[n];
        const [from, to] = field.better < 0 ? [plane.top, plane.bottom] : [plane.bottom, plane.top];
        return (bin) => from + ((bin + 0.5) * (to - from)) / binOf[n].count;
      });
      const levels = 6;
      const paths = Array.from({ length: levels }, () => new Path2D());
      const [x0, x1] = [at(k), at(k + 1)];
      const middle = (x0 + x1) / 2;
      for (let cell = 0; cell < counts.length; cell++) {
        if (counts[cell] === 0) continue;
        const level = Math.min(levels - 1, Math.floor(Math.sqrt(counts[cell] / most) * levels));
        const from = y[0](Math.floor(cell / b.count));
        const to = y[1](cell % b.count);
        paths[level].moveTo(x0, from);
        paths[level].bezierCurveTo(middle, from, middle, to, x1, to);
      }
      context.strokeStyle = colour;
      // A bundle is as wide as its share of the designs, within what can be seen and told apart.
      const width = 0.5 * (plane.bottom - plane.top) * (most / Math.max(1, all));
      paths.forEach((path, level) => {
        const share = ((level + 0.7) / levels) ** 2;
        context.globalAlpha = strength * (0.1 + 0.35 * share);
        context.lineWidth = Math.max(0.6, Math.min(10, width * share));
        context.stroke(path);
      });
    }
    context.globalAlpha = 1;
  }

  function draw(theme) {
    plane.fit();
    const { canvas, context, svg, ratio } = plane;
    const key = [canvas.width, canvas.height, theme.paper].join('|');
    if (under?.key !== key) {
      under = { key, canvas: document.createElement('canvas') };
      under.canvas.width = canvas.width;
      under.canvas.height = canvas.height;
      const below = under.canvas.getContext('2d', { alpha: false });
      below.fillStyle = theme.paper;
      below.fillRect(0, 0, canvas.width, canvas.height);
      below.setTransform(ratio, 0, 0, ratio, 0, 0);
      bundles(below, null, theme.rule, 0.5);
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(under.canvas, 0, 0);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    bundles(context, app.mask, theme.blue, 1);
    lines(theme);
    fields.forEach((field, k) => axis(svg, field, k));
    svg.setAttribute('aria-label', `Parallel coordinates of ${fields.map((f) => f.name).join(', ')}`);
  }

  function lines(theme) {
    const { context } = plane;
    const scales = fields.map(scaleFor);
    const line = (i, colour, width, alpha) => {
      context.beginPath();
      let last = null;
      fields.forEach((field, k) => {
        const y = scales[k].at(field.column[i]);
        if (Number.isNaN(y)) { last = null; return; }
        const x = at(k);
        if (last) context.bezierCurveTo((last[0] + x) / 2, last[1], (last[0] + x) / 2, y, x, y);
        else context.moveTo(x, y);
        last = [x, y];
      });
      context.strokeStyle = colour;
      context.lineWidth = width;
      context.globalAlpha = alpha;
      context.stroke();
      context.globalAlpha = 1;
    };
    const front = [];
    for (let i = 0; i < study.count && front.length < 300; i++) if (study.front[i] && app.mask[i]) front.push(i);
    for (const i of front) line(i, theme.vermillion, 1, Math.max(0.15, Math.min(0.8, 12 / front.length)));
    if (state.selected >= 0) line(state.selected, theme.ink, 2.4, 1);
  }

  function axis(svg, field, k) {
    const x = at(k);
    const { top, bottom } = plane;
    element('line', { x1: x, x2: x, y1: top, y2: bottom, class: 'axis-line' }, svg);
    const anchor = k === 0 ? 'start' : k === fields.length - 1 ? 'end' : 'middle';
    const edge = k === 0 ? 4 : k === fields.length - 1 ? plane.width - 4 : x;
    const most = Math.max(6, Math.floor((plane.right - plane.left) / fields.length / 6.2));
    const short = (text) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
    const title = element('text', { x: edge, y: k % 2 === 0 || fields.length < 7 ? 26 : 13, 'text-anchor': anchor, class: 'title' }, svg, short(field.name));
    element('title', {}, title, field.name);
    const scale = scaleFor(field);
    if (field.isAxis) {
      for (const [v, label] of ticksOf(field, scale, 13, bottom - top)) element('text', { x: x + 4, y: scale.at(v) + 3.5, class: 'small' }, svg, short(label));
    } else {
      const [high, low] = field.better < 0 ? [field.least, field.most] : [field.most, field.least];
      element('text', { x: edge, y: top - 3 + 0, 'text-anchor': anchor, class: 'small' }, svg, written(high, field.unit));
      element('text', { x: edge, y: bottom + 14, 'text-anchor': anchor, class: 'small' }, svg, written(low, field.unit));
    }
    const range = state.ranges.get(field);
    if (range) {
      const half = field.isAxis ? 0.5 : 0;
      const [a, b] = [scale.at(range[0] - half), scale.at(range[1] + half)].sort((p, q) => p - q);
      element('rect', { x: x - 7, y: Math.max(top, a), width: 14, height: Math.max(3, Math.min(bottom, b) - Math.max(top, a)), class: 'brush' }, svg);
    }
  }

  const nearest = (x) => Math.max(0, Math.min(fields.length - 1, Math.round(((x - plane.left) / (plane.right - plane.left)) * (fields.length - 1))));
  let box = null;
  pointer(plane, {
    drag: ([x0, y0], [, y1]) => {
      box ??= element('rect', { class: 'brush' }, plane.svg);
      const attributes = { x: at(nearest(x0)) - 7, width: 14, y: Math.min(y0, y1), height: Math.abs(y1 - y0) };
      for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
    },
    done: ([x0, y0], [, y1]) => {
      box = null;
      const field = fields[nearest(x0)];
      const scale = scaleFor(field);
      app.range(field, rangeBetween(field, scale.back(y0), scale.back(y1)));
    },
    click: ([x]) => app.range(fields[nearest(x)], null),
  });
  return { draw };
}
