'use strict';
(() => {
  const page = JSON.parse(document.getElementById('charts').textContent);
  const narrow = matchMedia('(max-width: 640px)');
  let views = [];

  // On a phone the labels of rows leave room for the bars.
  function themed() {
    const theme = structuredClone(page.theme);
    theme.axisBand.labelLimit = narrow.matches ? 104 : 220;
    return theme;
  }

  // Names inside a picture have no room on a phone; a touch on the mark shows them.
  function fitted(spec) {
    const copy = structuredClone(spec);
    if (narrow.matches && copy.layer) copy.layer = copy.layer.filter((layer) => !layer.name?.startsWith('name-'));
    return copy;
  }

  function fail(id, error) {
    const plot = document.getElementById('plot-' + id);
    plot.textContent = 'This chart could not be drawn: ' + error.message;
    plot.dataset.failed = '1';
    console.error(id, error);
  }

  async function draw() {
    views.forEach((view) => view.finalize());
    views = [];
    const options = {
      actions: false, renderer: 'svg', config: themed(), defaultStyle: false,
      tooltip: { disableDefaultStyle: true, maxDepth: 1 },
    };
    for (const { id, spec } of page.charts) {
      try {
        views.push((await vegaEmbed('#plot-' + id, fitted(spec), options)).view);
      } catch (error) {
        fail(id, error);
      }
    }
    document.body.dataset.ready = '1';
    performance.mark('ready');
  }

  // Paper has its own width, which is not laid out yet when the browser announces printing: 180 mm in CSS pixels.
  const paper = 680;

  function fit(width) {
    for (const view of views) {
      view.signal('width', width ?? Math.floor(view.container().closest('.plot').getBoundingClientRect().width)).run();
    }
  }

  function sortable(table) {
    const body = table.tBodies[0];
    table.querySelectorAll('thead th').forEach((head, column) => {
      const button = head.querySelector('button');
      if (!button) return;
      button.addEventListener('click', () => {
        // Numbers start with the largest, names with the first; a second click turns the order round.
        const numeric = head.classList.contains('n');
        const start = numeric ? 'descending' : 'ascending';
        const other = numeric ? 'ascending' : 'descending';
        const order = head.getAttribute('aria-sort') === start ? other : start;
        const sign = order === 'ascending' ? 1 : -1;
        const key = (row) => row.cells[column].dataset.v ?? row.cells[column].textContent;
        const rows = [...body.rows].map((row) => [key(row), row]);
        rows.sort(([a], [b]) => {
          if (numeric) return (a === '') - (b === '') || sign * (a - b);
          return sign * a.localeCompare(b, 'en', { numeric: true });
        });
        table.querySelectorAll('thead th').forEach((th) => th.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', order);
        body.append(...rows.map(([, row]) => row));
      });
    });
  }

  function filterable(form) {
    const table = document.getElementById(form.dataset.table);
    const text = form.querySelector('input');
    const choice = form.querySelector('select');
    const count = form.querySelector('output');
    const apply = () => {
      const words = text.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of table.tBodies[0].rows) {
        const content = row.textContent.toLowerCase();
        const hit = words.every((word) => content.includes(word)) && (!choice?.value || row.dataset.bound === choice.value);
        row.hidden = !hit;
        shown += hit;
      }
      count.textContent = shown + ' of ' + table.tBodies[0].rows.length;
    };
    form.addEventListener('input', apply);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.hidden = false;
    apply();
  }

  document.querySelectorAll('table.sortable').forEach(sortable);
  document.querySelectorAll('form.filter[data-table]').forEach(filterable);
  narrow.addEventListener('change', draw);
  addEventListener('beforeprint', () => fit(paper));
  addEventListener('afterprint', () => fit());
  draw();
})();
