// Every point that is shown as a row; only the rows in sight are there.
function makeTable(app) {
  const { study, state } = app;
  const holder = document.getElementById('points-table');
  const table = holder.querySelector('table');
  const head = element('tr', {}, table.tHead);
  const body = table.tBodies[0];
  const height = 27;
  const columns = [
    { name: 'point', numeric: true, key: (i) => study.number(i), text: (i) => String(study.number(i)) },
    ...[...new Set([...(study.scenario ? [study.scenario] : []), ...study.axes])].map(axisColumn),
    ...study.figures.map((f) => ({ name: f.name, numeric: true, key: (i) => f.column[i], text: f.text })),
    { name: 'bound by', numeric: false, key: (i) => study.bound.column[i], text: (i) => (study.counts(i) ? study.bound.text(i) : study.reason(i)) },
  ];
  let sorted = Uint32Array.from({ length: study.count }, (_, i) => i);
  let order = sorted;

  function axisColumn(f) {
    return { name: f.name, numeric: Boolean(f.numbers), key: (i) => f.column[i], text: f.text };
  }

  columns.forEach((column, k) => {
    const cell = element('th', { scope: 'col', class: column.numeric ? 'n' : '' }, head);
    element('button', { type: 'button' }, cell, column.name).addEventListener('click', () => sort(k));
  });

  // Figures start with the least, a second click turns the order round; what has no figure comes last.
  function sort(k) {
    const cell = head.cells[k];
    const rising = cell.getAttribute('aria-sort') !== 'ascending';
    for (const other of head.cells) other.removeAttribute('aria-sort');
    cell.setAttribute('aria-sort', rising ? 'ascending' : 'descending');
    const keys = Float64Array.from({ length: study.count }, (_, i) => {
      const v = columns[k].key(i);
      return v === v ? (rising ? v : -v) : Infinity;
    });
    sorted = Uint32Array.from({ length: study.count }, (_, i) => i).sort((a, b) => keys[a] - keys[b] || a - b);
    draw();
  }

  function draw() {
    order = sorted.filter((i) => app.mask[i]);
    table.setAttribute('aria-rowcount', order.length + 1);
    holder.scrollTop = Math.min(holder.scrollTop, Math.max(0, order.length * height));
    fill();
  }

  function fill() {
    const inSight = Math.ceil(holder.clientHeight / height) + 8;
    const first = Math.max(0, Math.min(Math.floor(holder.scrollTop / height) - 4, order.length - inSight));
    const rows = [];
    const gap = (count) => {
      const row = document.createElement('tr');
      row.className = 'gap';
      element('td', { colspan: columns.length, style: `height:${count * height}px` }, row);
      return row;
    };
    if (first > 0) rows.push(gap(first));
    for (let r = first; r < Math.min(order.length, first + inSight); r++) rows.push(rowOf(order[r], r));
    const rest = order.length - first - inSight;
    if (rest > 0) rows.push(gap(rest));
    body.replaceChildren(...rows);
  }

  function rowOf(i, at) {
    const row = document.createElement('tr');
    row.setAttribute('aria-rowindex', at + 2);
    row.dataset.point = study.number(i);
    row.className = `${i === state.selected ? 'selected ' : ''}${study.front[i] ? 'front' : ''}`;
    columns.forEach((column, k) => element(k === 0 ? 'th' : 'td', { class: column.numeric ? 'n' : '' }, row, column.text(i)));
    row.addEventListener('click', () => app.select(i, false));
    return row;
  }

  function reveal() {
    const at = order.indexOf(state.selected);
    if (at >= 0 && (at * height < holder.scrollTop || at * height > holder.scrollTop + holder.clientHeight - 3 * height)) holder.scrollTop = Math.max(0, (at - 3) * height);
    fill();
  }

  holder.addEventListener('scroll', fill);
  return { draw, reveal, fill };
}
