// Questions about the schema are answered here; the planner is asked only for data. (The router's planner takes neither a
// document that asks for both, nor __schema inside a fragment.)
import { Kind, execute, getOperationAST } from 'graphql';

const aboutSchema = new Set(['__schema', '__type']);

/** Wraps a handler of the unified graph, such as that of @graphql-hive/router-runtime. */
export const withIntrospection = handler => async options => {
  const planned = await handler(options);
  const parts = new WeakMap();          // by document: the planner keeps its plans by document too
  const split = ({ document, operationName }) => {
    const byName = parts.get(document) ?? parts.set(document, new Map()).get(document);
    if (!byName.has(operationName)) byName.set(operationName, divide(document, operationName));
    return byName.get(operationName);
  };
  const introspect = (request, document) =>
    execute({ schema: planned.unifiedGraph, document, variableValues: request.variables, operationName: request.operationName });

  return {
    ...planned,
    executor(request) {
      const { schema, data } = split(request);
      if (!schema) return planned.executor(request);
      return data ? both(planned.executor({ ...request, document: data }), introspect(request, schema)) : introspect(request, schema);
    },
  };
};

async function both(...results) {
  const [data, schema] = await Promise.all(results);
  const errors = [...data.errors ?? [], ...schema.errors ?? []];
  return { data: data.data && { ...data.data, ...schema.data }, ...(errors.length > 0 && { errors }) };
}

/** A document → what of it is about the schema, and the rest; each undefined if empty. */
function divide(document, operationName) {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'query') return {};
  const fragments = new Map(document.definitions.filter(d => d.kind === Kind.FRAGMENT_DEFINITION).map(d => [d.name.value, d]));

  const keep = (selections, wanted) => selections.flatMap(selection => {
    if (selection.kind === Kind.FIELD) return wanted(selection.name.value) ? [selection] : [];
    const { typeCondition, selectionSet } = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    const kept = keep(selectionSet.selections, wanted);
    return kept.length > 0 ? [{ kind: Kind.INLINE_FRAGMENT, typeCondition, directives: selection.directives, selectionSet: { kind: Kind.SELECTION_SET, selections: kept } }] : [];
  });
  const part = wanted => {
    const selections = keep(operation.selectionSet.selections, wanted);
    return selections.length > 0 ? { ...document, definitions: document.definitions.map(d => (d === operation ? { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } } : d)) } : undefined;
  };

  const schema = part(name => aboutSchema.has(name));
  return schema ? { schema, data: part(name => !aboutSchema.has(name)) } : {};
}
