// Formulas on the form of an amendment: written in LaTeX, seen as they read. Without a script they are written in MathML.
import { latexOf, ofLatex, ofMathMl, show } from '../editor/formulas.js';

function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

for (const place of document.querySelectorAll('[data-formula]')) {
  const field = place.querySelector('textarea');
  const id = `${field.id}-latex`;
  const latex = make('textarea', { id, rows: '2', class: 'code', dir: 'ltr', spellcheck: 'false', 'aria-describedby': `${id}-problem` });
  const shown = make('div', { class: 'formula-shown', 'aria-live': 'polite' });
  const problem = make('p', { id: `${id}-problem`, class: 'hint', role: 'status' });
  place.prepend(make('p', {}, make('label', { for: id }, place.dataset.latex), latex), shown, problem);
  const draw = (read, written) => {
    shown.replaceChildren(...(read.mathMl ? [show(read.mathMl, document)] : []));
    problem.textContent = read.mathMl || written.trim() === '' ? '' : `${place.dataset.problem} ${read.problem}`.trim();
  };
  latex.addEventListener('input', () => {
    const read = ofLatex(latex.value);
    if (read.mathMl) field.value = read.mathMl;
    draw(read, latex.value);
  });
  field.addEventListener('input', () => draw(ofMathMl(field.value), field.value));
  latex.value = latexOf(field.value);
  draw(ofMathMl(field.value), field.value);
}
