// Tables: rows and columns also where cells span several.
import { Fragment } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import { isElement, kindOf } from './schema.js';
import { wordsOf } from './document.js';
import { caretIn, closest, make } from './elements.js';
import { newBlock } from './kinds.js';

const done = (dispatch, tr) => { dispatch?.(tr.scrollIntoView()); return true; };
const isRow = node => isElement(node) && kindOf(node.type) === 'ROW';
const cellNode = (header = false, columnSpan = 1, rowSpan = 1) => make('CELL', { header, columnSpan, rowSpan });
const changed = (cell, attrs) => cell.type.create({ ...cell.attrs, ...attrs }, cell.content);

/** A new table of two columns and two rows, the first of which heads the columns. */
export const newTable = (state, dispatch) =>
  newBlock(make('TABLE', {}, Fragment.empty, [true, false].map(header => make('ROW', {}, Fragment.empty, [cellNode(header), cellNode(header)]))))(state, dispatch);

/** The rows of a table, and for each place of the grid the cell that covers it. */
export function gridOf(table) {
  const rows = table.children.filter(isRow);
  const grid = rows.map(() => []);
  const cells = [];
  rows.forEach((row, r) => row.children.forEach((node, index) => {
    let c = 0;
    while (grid[r][c]) c++;
    const cell = { node, row: r, column: c, index };
    cells.push(cell);
    for (let i = r; i < Math.min(rows.length, r + node.attrs.rowSpan); i++)
      for (let j = c; j < c + node.attrs.columnSpan; j++) grid[i][j] ??= cell;
  }));
  return { rows, grid, cells, width: Math.max(0, ...grid.map(line => line.length)) };
}

/** The table at the caret, its grid, and the cell in which the caret stands. */
export function tableAt(state) {
  const { $head } = state.selection;
  const cell = closest($head, node => kindOf(node.type) === 'CELL');
  const table = closest($head, node => kindOf(node.type) === 'TABLE');
  if (!cell || !table) return null;
  const grid = gridOf(table.node);
  const row = $head.node(cell.depth - 1);
  return { ...grid, table, pos: cell.pos, at: grid.cells.find(found => found.node === cell.node && grid.rows[found.row] === row) };
}

/** Puts other rows in the place of each; rows and cells that stay keep their identifiers. */
function withRows(state, dispatch, { table }, places, focus) {
  let row = 0;
  const node = table.node.copy(Fragment.from(table.node.children.flatMap(child => isRow(child) ? places[row++] : [child])));
  const tr = state.tr.replaceWith(table.pos, table.pos + table.node.nodeSize, node);
  let at = table.pos;
  node.descendants((child, pos) => {
    if (child === focus) at = table.pos + 1 + pos;
    return true;
  });
  return done(dispatch, caretIn(tr, at));
}

const rowOf = (row, cells) => row.copy(Fragment.from(cells));

export const addRow = (after = true) => (state, dispatch) => {
  const found = tableAt(state);
  if (!found) return false;
  const { rows, grid, at, width } = found;
  const r = after ? Math.min(rows.length, at.row + at.node.attrs.rowSpan) : at.row;
  const widened = new Set();
  const cells = [];
  for (let c = 0; c < width; c++) {
    const over = r > 0 && r < rows.length ? grid[r][c] : null;
    if (over && over.row < r) widened.add(over.node);
    else cells.push(cellNode(r === 0 && (grid[0][c]?.node.attrs.header ?? false)));
  }
  const places = rows.map(row => [rowOf(row, row.children.map(cell => widened.has(cell) ? changed(cell, { rowSpan: cell.attrs.rowSpan + 1 }) : cell))]);
  const made = make('ROW', {}, Fragment.empty, cells);
  if (r === 0) places[0].unshift(made);
  else places[r - 1].push(made);
  return withRows(state, dispatch, found, places, cells[0]);
};

export const addColumn = (after = true) => (state, dispatch) => {
  const found = tableAt(state);
  if (!found) return false;
  const { rows, grid, at } = found;
  const c = after ? at.column + at.node.attrs.columnSpan : at.column;
  const widened = new Set();
  let focus = null;
  const lines = rows.map((row, r) => {
    const over = grid[r][c];
    if (over && over.column < c && c < over.column + over.node.attrs.columnSpan) {
      widened.add(over.node);
      return row.children;
    }
    const beside = grid[r][c - 1] ?? grid[r][c];
    const made = cellNode(beside?.node.attrs.header && (grid[r].every(cell => cell.node.attrs.header)));
    if (r === at.row) focus = made;
    const cells = [...row.children];
    cells.splice(row.children.filter(cell => found.cells.some(known => known.node === cell && known.row === r && known.column < c)).length, 0, made);
    return cells;
  });
  const places = lines.map((cells, r) => [rowOf(rows[r], cells.map(cell => widened.has(cell) ? changed(cell, { columnSpan: cell.attrs.columnSpan + 1 }) : cell))]);
  return withRows(state, dispatch, found, places, focus);
};

export function deleteRow(state, dispatch) {
  const found = tableAt(state);
  if (!found) return false;
  const { rows, cells, at } = found;
  if (rows.length === 1) return deleteTable(state, dispatch);
  const r = at.row;
  const lines = rows.map((row, i) => row.children.map(cell => ({ cell, known: cells.find(known => known.node === cell && known.row === i) })));
  // Cells that reach below go on in the next row; those from above become shorter.
  const reaching = lines[r].filter(({ cell }) => cell.attrs.rowSpan > 1).map(({ cell, known }) => ({ cell: changed(cell, { rowSpan: cell.attrs.rowSpan - 1 }), known }));
  const left = lines.map((line, i) => line.map(({ cell, known }) => ({ known, cell: i < r && i + cell.attrs.rowSpan > r ? changed(cell, { rowSpan: cell.attrs.rowSpan - 1 }) : cell })));
  if (left[r + 1]) left[r + 1] = [...left[r + 1], ...reaching].sort((one, other) => one.known.column - other.known.column);
  const places = rows.map((row, i) => i === r ? [] : [rowOf(row, left[i].map(({ cell }) => cell))]);
  return withRows(state, dispatch, found, places, (places[r + 1] ?? places[r - 1])[0].firstChild);
}

export function deleteColumn(state, dispatch) {
  const found = tableAt(state);
  if (!found) return false;
  const { rows, cells, at, width } = found;
  if (width <= at.node.attrs.columnSpan) return deleteTable(state, dispatch);
  const c = at.column;
  const places = rows.map((row, r) => [rowOf(row, row.children.flatMap(cell => {
    const { column } = cells.find(known => known.node === cell && known.row === r);
    if (column > c || column + cell.attrs.columnSpan <= c) return [cell];
    return cell.attrs.columnSpan > 1 ? [changed(cell, { columnSpan: cell.attrs.columnSpan - 1 })] : [];
  }))].filter(made => made.childCount > 0));
  return withRows(state, dispatch, found, places, places.flat()[0].firstChild);
}

export function deleteTable(state, dispatch) {
  const table = closest(state.selection.$head, node => kindOf(node.type) === 'TABLE');
  if (!table) return false;
  const tr = state.tr.delete(table.pos, table.pos + table.node.nodeSize);
  return done(dispatch, tr.setSelection(TextSelection.near(tr.doc.resolve(table.pos), -1)));
}

export function toggleHeader(state, dispatch) {
  const cell = closest(state.selection.$head, node => kindOf(node.type) === 'CELL');
  return cell !== null && done(dispatch, state.tr.setNodeAttribute(cell.pos, 'header', !cell.node.attrs.header));
}

/** To the next cell, or the one before; from the title, the first; after the last, a new row. */
export const nextCell = direction => (state, dispatch) => {
  const table = closest(state.selection.$head, node => kindOf(node.type) === 'TABLE');
  const cell = closest(state.selection.$head, node => kindOf(node.type) === 'CELL');
  const inTitle = direction > 0 && !cell && state.selection.$head.parent.type.name === 'line';
  if (!table || !cell && !inTitle) return false;
  const cells = [];
  table.node.descendants((node, pos) => {
    if (isElement(node) && kindOf(node.type) === 'CELL') cells.push(table.pos + 1 + pos);
    return true;
  });
  const next = cells[inTitle ? 0 : cells.indexOf(cell.pos) + direction];
  if (next === undefined) return direction > 0 ? addRow()(state, dispatch) : done(dispatch, caretIn(state.tr, table.pos));
  const node = state.doc.nodeAt(next);
  const start = next + 2;
  return done(dispatch, state.tr.setSelection(TextSelection.create(state.doc, start, start + wordsOf(node).content.size)));
};
