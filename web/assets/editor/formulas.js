// Formulas: MathML of the kind that the Standards service accepts (MathMl.cs), from LaTeX or as it is given.
import temml from 'temml';

const space = 'http://www.w3.org/1998/Math/MathML';
const longest = 20000;
const elements = new Set(['math', 'mrow', 'mi', 'mn', 'mo', 'mtext', 'mspace', 'ms', 'mfrac', 'msqrt', 'mroot', 'mstyle', 'merror', 'mpadded', 'mphantom',
  'msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mmultiscripts', 'mprescripts', 'none', 'mtable', 'mtr', 'mtd']);
const attributes = new Set(['display', 'displaystyle', 'scriptlevel', 'mathvariant', 'dir', 'accent', 'accentunder', 'fence', 'form', 'largeop', 'lspace', 'rspace',
  'maxsize', 'minsize', 'movablelimits', 'separator', 'stretchy', 'symmetric', 'linethickness', 'columnspan', 'rowspan', 'width', 'height', 'depth', 'alttext']);

/** LaTeX as a formula: { mathMl } or { problem }. The LaTeX stays with it as its text alternative, and can be written on. */
export function ofLatex(latex) {
  try {
    const written = temml.renderToString(latex, { displayMode: true, xml: true, annotate: false, throwOnError: true });
    const math = parse(written.replace(/ style="[^"]*"/g, ''));   // which the page's policy would refuse even to read
    if (!math) return { problem: '' };
    math.setAttribute('alttext', latex.trim());
    return checked(math);
  } catch (wrong) {
    return { problem: wrong.message };
  }
}

/** MathML as it was given, without what may not stand in it. */
export function ofMathMl(text) {
  const math = parse(text);
  return math ? checked(math) : { problem: '' };
}

/** The LaTeX of which a formula was made; empty where it was made of none. */
export const latexOf = mathMl => parse(mathMl)?.getAttribute('alttext') ?? '';

/** The formula as an element for a page; null where it is none. Only what is known comes in: no script, no style, no address. */
export function show(mathMl, document) {
  const math = parse(mathMl);
  if (!math) return null;
  clean(math);
  return document.importNode(math, true);
}

const isEmpty = math => math.textContent.trim() === '' && math.querySelector('mspace, mfrac, msqrt') === null;

function checked(math) {
  clean(math);
  const text = new XMLSerializer().serializeToString(math);
  return text.length > longest || isEmpty(math) ? { problem: '' } : { mathMl: text };
}

function parse(text) {
  if (!text || text.includes('<!') || text.includes('<?')) return null;
  const inSpace = /<math[^>]*\sxmlns=/.test(text) ? text : text.replace(/<math\b/, `<math xmlns="${space}"`);
  const root = new DOMParser().parseFromString(inSpace, 'application/xml').documentElement;
  return root.localName === 'math' && root.namespaceURI === space ? root : null;
}

/** Takes away unknown attributes, and unknown elements but what stands in them. */
function clean(element) {
  for (const child of [...element.children]) clean(child);
  for (const attribute of [...element.attributes])
    if (attribute.name !== 'xmlns' && (attribute.namespaceURI || !attributes.has(attribute.name))) element.removeAttributeNode(attribute);
  if (element.localName === 'math') return;
  if (/^(annotation|annotation-xml|script|style)$/i.test(element.localName)) element.remove();
  else if (element.localName === 'menclose') element.replaceWith(overline(element));
  else if (element.namespaceURI !== space || !elements.has(element.localName)) element.replaceWith(...element.childNodes);
}

/** A line above is an accent in MathML Core. */
function overline(element) {
  const make = (name, ...children) => {
    const made = element.ownerDocument.createElementNS(space, name);
    made.append(...children);
    return made;
  };
  const line = make('mo', '\u00AF');
  line.setAttribute('stretchy', 'true');
  const over = make('mover', make('mrow', ...element.childNodes), line);
  over.setAttribute('accent', 'true');
  return over;
}
