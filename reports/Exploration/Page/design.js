// One design: its values, its figures beside those of its baseline, and how to get its report.
function makeDesign(app) {
  const { study, state } = app;
  const holder = document.getElementById('design');

  function draw() {
    const i = state.selected;
    holder.replaceChildren();
    if (i < 0) {
      element('p', { class: 'absent' }, holder, 'Click a design to see it.');
      return;
    }
    const on = study.front[i] ? ', on the Pareto front' : '';
    element('h3', {}, holder, `Point ${study.number(i)}${on}`);
    const axes = element('dl', { class: 'values' }, holder);
    for (const axis of study.fields.filter((f) => f.isAxis)) line(axes, axis.name, axis.text(i));
    if (!study.counts(i)) {
      element('p', { class: 'caveat' }, holder, `Does not count: ${study.reason(i)}.`);
    } else {
      const figures = element('dl', { class: 'values' }, holder);
      for (const figure of study.figures) line(figures, figure.name, figure.text(i), figure.unit === '×' ? '' : against(figure, i));
      line(figures, 'bound by', study.bound.text(i));
    }
    const report = study.report(i);
    if (report) {
      element('a', { href: report, class: 'design-report' }, element('p', {}, holder), 'Its design report');
    } else {
      element('p', { class: 'small-lead' }, holder, 'Its design report, with every operation:');
      element('code', {}, holder, study.command.replaceAll('NUMBER', study.number(i)));
    }
  }

  // The ratio to the baseline, where there is one and it has the figure.
  function against(figure, i) {
    const base = study.against && figure.baseline ? figure.baseline[study.against[i]] : NaN;
    return base > 0 && Number.isFinite(figure.column[i]) ? `${significant(figure.column[i] / base)}× the baseline` : '';
  }

  function line(list, name, value, note) {
    const row = element('div', {}, list);
    element('dt', {}, row, name);
    const cell = element('dd', {}, row, value);
    if (note) element('small', {}, cell, note);
  }

  return { draw };
}
