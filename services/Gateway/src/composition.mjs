// Composition of the published contracts into one supergraph, and the comparison of two supergraphs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BreakingChangeType, buildASTSchema, findBreakingChanges, parse, printSchema, validate } from 'graphql';
import { composeServices, compositionHasErrors, transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { defaultUrl, names } from './subgraphs.mjs';

/** The committed contracts: docs/schema/<name>.graphql. */
export const readContracts = directory =>
  names.map(name => ({ name, sdl: readFileSync(join(directory, `${name}.graphql`), 'utf8') }));

/** Contracts → { supergraph } or { errors: ["CODE: sentence"] }. */
export function compose(contracts) {
  let services;
  try {
    services = contracts.map(({ name, sdl }) => ({ name, url: defaultUrl(name), typeDefs: parse(sdl) }));
  } catch (error) {
    return { errors: [`SYNTAX: ${error.message}`] };
  }
  const result = composeServices(services);
  return compositionHasErrors(result)
    ? { errors: result.errors.map(error => `${error.extensions?.code ?? 'ERROR'}: ${error.message}`) }
    : { supergraph: `${result.supergraphSdl.trim()}\n` };
}

/** What a client sees of a supergraph. */
export const publicSchema = supergraph => buildASTSchema(transformSupergraphToPublicSchema(parse(supergraph)));

export const publicSdl = supergraph => printSchema(publicSchema(supergraph));

/** What would break a client that was written against `before`: ["FIELD_REMOVED: Vote.castAt was removed."]. */
export const breakingChanges = (before, after) =>
  findBreakingChanges(publicSchema(before), publicSchema(after))
    .map(change => `${BreakingChangeType[change.type]}: ${change.description}`);

/** Documents that the schema does not answer: ["ballot.graphql: Cannot query field …"]. */
export const invalidDocuments = (supergraph, documents) => {
  const schema = publicSchema(supergraph);
  return documents.flatMap(({ name, text }) => validate(schema, parse(text)).map(error => `${name}: ${error.message}`));
};
