// The space over two axes: what binds most, how many count, or how good an objective gets.
function makeMap(app) {
  const { study, state } = app;
  const figure = document.getElementById('map');
  const plane = planeOf(figure, { left: 108, top: 8, marginRight: 10, marginBottom: 44 });
  const most = 32;
  const groups = (axis) => Math.min(axis.values.length, most);
  const groupOf = (axis, place) => (axis.values.length <= most ? place : Math.floor((place * most) / axis.values.length));
  const firstOf = (axis, group) => (axis.values.length <= most ? group : Math.ceil((group * axis.values.length) / most));

  function draw(theme) {
    plane.fit();
    const { svg, context, left, right, top, bottom } = plane;
    context.fillStyle = theme.paper;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillRect(0, 0, plane.canvas.width, plane.canvas.height);
    const [a, b] = [state.column, state.row];
    if (!a) return;
    const [columns, rows] = [groups(a), b ? groups(b) : 1];
    const cells = Array.from({ length: columns * rows }, () => ({ all: 0, count: 0, bound: new Map(), best: NaN, point: -1 }));
    const objective = state.what.field;
    for (let i = 0; i < study.count; i++) {
      if (!app.mask[i]) continue;
      const cell = cells[(b ? groupOf(b, b.column[i]) : 0) * columns + groupOf(a, a.column[i])];
      cell.all++;
      if (!study.counts(i)) continue;
      cell.count++;
      const bound = study.bound.column[i];
      cell.bound.set(bound, (cell.bound.get(bound) ?? 0) + 1);
      const value = objective ? objective.column[i] : NaN;
      if (value === value && (cell.point < 0 || (value - cell.best) * objective.better > 0)) Object.assign(cell, { best: value, point: i });
    }
    const [width, height] = [(right - left) / columns, (bottom - top) / rows];
    const paint = painter(theme, cells, objective);
    cells.forEach((cell, k) => {
      const [x, y] = [left + (k % columns) * width, top + Math.floor(k / columns) * height];
      const look = paint.of(cell);
      const rect = element('rect', { x, y, width: Math.max(1, width - 1), height: Math.max(1, height - 1), fill: look.fill ?? 'none', 'fill-opacity': look.opacity ?? 1, class: look.fill ? 'cell' : 'cell empty' }, svg);
      element('title', {}, rect, `${a.name} ${a.values[firstOf(a, k % columns)]}${b ? `, ${b.name} ${b.values[firstOf(b, Math.floor(k / columns))]}` : ''}: ${look.text}`);
      if (look.label && width > look.label.length * 6.4 + 4 && height > 15) element('text', { x: x + (width - 1) / 2, y: y + height / 2 + 3.5, 'text-anchor': 'middle', class: 'small', style: `fill:${look.ink}` }, svg, look.label);
    });
    labels(svg, a, b, columns, rows, width, height);
    fillLegend(figure, paint.legend);
    svg.setAttribute('aria-label', `${state.what.label} over ${a.name}${b ? ` and ${b.name}` : ''}`);
  }

  function painter(theme, cells, objective) {
    if (state.what.kind === 'bound') {
      const present = [...new Set(cells.flatMap((c) => [...c.bound.keys()]))].sort((p, q) => p - q);
      return {
        legend: present.map((k) => [study.bound.values[k], theme[study.bound.hues[k]], -1]),
        of: (cell) => {
          if (!cell.count) return { text: cell.all ? `none of ${cell.all} counts` : 'no point' };
          const [key, count] = [...cell.bound].sort((p, q) => q[1] - p[1])[0];
          return { fill: theme[study.bound.hues[key]], opacity: Math.max(0.25, 1.4 * (count / cell.count) - 0.4), text: `${study.bound.values[key]} binds ${count} of ${cell.count}` };
        },
      };
    }
    const value = objective ? (c) => c.best : (c) => (c.all ? c.count / c.all : NaN);
    const known = cells.map(value).filter(Number.isFinite);
    const [low, high] = [Math.min(...known), Math.max(...known)];
    const log = objective?.log && low > 0;
    const unit = objective ? objective.unit : '%';
    const better = objective ? objective.better : 1;
    const share = (v) => { const p = log ? Math.log(v / low) / Math.log(high / low || 1) : (v - low) / (high - low); return Number.isFinite(p) ? (better > 0 ? p : 1 - p) : 1; };
    const colour = (p) => mix(mix(theme.paper, theme.blue, 0.12), mix(theme.blue, theme.ink, 0.25), p);
    return {
      legend: known.length ? [['best', colour(1), -1], ['worst', colour(0), -1]] : [],
      of: (cell) => {
        const v = value(cell);
        if (!Number.isFinite(v)) return { text: cell.all ? `none of ${cell.all} counts` : 'no point' };
        return { fill: colour(share(v)), label: written(v, unit), ink: share(v) > 0.5 ? theme.paper : theme.ink, text: objective ? `${written(v, unit)} at best (point ${study.number(cell.point)})` : `${cell.count} of ${cell.all} count` };
      },
    };
  }

  function labels(svg, a, b, columns, rows, width, height) {
    const { left, right, bottom, top } = plane;
    const longest = Math.max(...a.values.map((v) => v.length));
    const every = Math.max(1, Math.ceil((Math.min(longest, 12) * 6.2 + 8) / width));
    for (let k = 0; k < columns; k += every) label(svg, a.values[firstOf(a, k)].slice(0, 12), left + (k + 0.5) * width, bottom + 15, left - 40, plane.width - 2);
    element('text', { x: (left + right) / 2, y: bottom + 35, 'text-anchor': 'middle', class: 'title' }, svg, a.name);
    if (!b) return;
    const step = Math.max(1, Math.ceil(14 / height));
    for (let k = 0; k < rows; k += step) {
      const label = b.values[firstOf(b, k)];
      element('text', { x: left - 6, y: top + (k + 0.5) * height + 4, 'text-anchor': 'end' }, svg, label.length > 14 ? `${label.slice(0, 13)}…` : label);
    }
    element('text', { x: 11, y: (top + bottom) / 2, 'text-anchor': 'middle', class: 'title', transform: `rotate(-90 11 ${(top + bottom) / 2})` }, svg, b.name);
  }

  const groupAt = (axis, from, to, p) => Math.max(0, Math.min(groups(axis) - 1, Math.floor(((p - from) / (to - from)) * groups(axis))));
  function keep([x0, y0], [x1, y1]) {
    const [a, b] = [state.column, state.row];
    if (!a) return;
    const span = (axis, g, h) => [firstOf(axis, Math.min(g, h)), firstOf(axis, Math.max(g, h) + 1) - 1];
    const first = span(a, groupAt(a, plane.left, plane.right, x0), groupAt(a, plane.left, plane.right, x1));
    if (b) app.range(a, first, b, span(b, groupAt(b, plane.top, plane.bottom, y0), groupAt(b, plane.top, plane.bottom, y1)));
    else app.range(a, first);
  }
  pointer(plane, { done: keep, click: (at) => keep(at, at) });
  return { draw };
}
