// What a document asks for, before it is run: depth, fields, aliases, and cost.
// Fields and aliases are counted where fragments are spread, so a pyramid of fragments counts as what it unfolds to.
//
// Cost counts objects: each field that yields an object costs 1 times the number of times it is asked for; a list multiplies
// what is below it by its `first`, or by `assumedLength` where nothing bounds it; a connection hands its `first` to its list.
// Leaves are free, a mutation costs 10 on its own. Fields of introspection cost nothing: their depth is bounded by validation.
import { Kind, getNamedType, getNullableType, isCompositeType, isListType, valueFromASTUntyped } from 'graphql';

export const assumedLength = 25;
const mutationCost = 10;
const nothing = { depth: 0, fields: 0, aliases: 0, cost: 0 };

/** A valid document's operation → { depth, fields, aliases, cost }. */
export function measure(schema, document, operationName, variables = {}) {
  const fragments = new Map();
  let operation;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    else if (operationName == null || definition.name?.value === operationName) operation ??= definition;
  }
  if (!operation) return nothing;

  const measured = new Map();           // by fragment and surroundings: fragments that spread each other stay linear
  const known = { ...defaultsOf(operation), ...variables };
  const total = ofSelections(operation.selectionSet, schema.getRootType(operation.operation), undefined);
  return operation.operation === 'mutation' ? { ...total, cost: total.cost + mutationCost * operation.selectionSet.selections.length } : total;

  function ofSelections(selectionSet, parent, inherited) {
    return selectionSet.selections.map(selection => ofSelection(selection, parent, inherited)).reduce(add, nothing);
  }

  function ofSelection(selection, parent, inherited) {
    switch (selection.kind) {
      case Kind.FIELD: return ofField(selection, parent, inherited);
      case Kind.INLINE_FRAGMENT: return ofSelections(selection.selectionSet, typeOf(selection.typeCondition) ?? parent, inherited);
      case Kind.FRAGMENT_SPREAD: return ofFragment(fragments.get(selection.name.value), inherited);
    }
  }

  function ofFragment(fragment, inherited) {
    const key = `${fragment.name.value} ${inherited}`;
    if (!measured.has(key)) measured.set(key, ofSelections(fragment.selectionSet, typeOf(fragment.typeCondition), inherited));
    const within = measured.get(key);
    return { ...within, fields: within.fields + 1 };
  }

  function ofField(field, parent, inherited) {
    const aliases = field.alias ? 1 : 0;
    const definition = parent.getFields?.()[field.name.value];
    if (!definition || field.name.value.startsWith('__')) return { depth: 0, fields: 1, aliases, cost: 0 };
    if (!isCompositeType(getNamedType(definition.type))) return { depth: 1, fields: 1, aliases, cost: 0 };

    const asked = sizeOf(field, definition);
    const many = isListType(getNullableType(definition.type));
    const times = many ? asked ?? inherited ?? assumedLength : 1;
    const below = ofSelections(field.selectionSet, getNamedType(definition.type), many ? undefined : asked);
    return { depth: 1 + below.depth, fields: 1 + below.fields, aliases: aliases + below.aliases, cost: times * (1 + below.cost) };
  }

  /** The `first` of a field, from the document, a variable or the schema's default; undefined if it has none. */
  function sizeOf(field, definition) {
    const argument = definition.args.find(a => a.name === 'first');
    if (!argument) return undefined;
    const given = field.arguments.find(a => a.name.value === 'first');
    const size = given ? valueFromASTUntyped(given.value, known) : argument.defaultValue;
    return Number.isFinite(size) ? Math.max(0, size) : argument.defaultValue ?? assumedLength;
  }

  function typeOf(condition) {
    return condition && schema.getType(condition.name.value);
  }
}

const add = (a, b) => ({ depth: Math.max(a.depth, b.depth), fields: a.fields + b.fields, aliases: a.aliases + b.aliases, cost: a.cost + b.cost });

const defaultsOf = operation => Object.fromEntries((operation.variableDefinitions ?? [])
  .filter(definition => definition.defaultValue)
  .map(definition => [definition.variable.name.value, valueFromASTUntyped(definition.defaultValue)]));
