// Trusted documents: *.graphql files that we wrote and reviewed. Their id is the SHA-256 of the file's bytes.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { refuse } from './refusals.mjs';

/** → [{ name, id: "sha256:…", text }] in order of name. */
export const readDocuments = directory =>
  readdirSync(directory).filter(file => file.endsWith('.graphql')).sort().map(name => {
    const text = readFileSync(join(directory, name), 'utf8');
    return { name, id: idOf(text), text };
  });

const idOf = text => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** The id a request names, by `documentId` (GraphQL over HTTP) or `extensions.persistedQuery` (Apollo). */
function namedBy(params, request) {
  const hash = params.extensions?.persistedQuery?.sha256Hash;
  return params.documentId
    ?? (request.method === 'GET' ? new URL(request.url, 'http://gateway').searchParams.get('documentId') : null)
    ?? (typeof hash === 'string' ? `sha256:${hash}` : null);
}

/** A request may name a document, or send it, or both: then the text must be that of the id. */
export const useTrustedDocuments = documents => {
  const byId = new Map(documents.map(document => [document.id, document]));
  return {
    onParams({ params, request, setParams, context }) {
      const id = namedBy(params, request);
      if (id == null) return;
      const document = byId.get(id);
      if (typeof params.query === 'string' && idOf(params.query) !== id) throw refuse('document.mismatch', 'The document is not the one that its id names.');
      if (!document && params.query == null) throw refuse('document.unknown', 'No trusted document has this id. Send the document itself as "query".');
      context.trustedDocument = document?.name;
      const { documentId: _, ...rest } = params;
      setParams({ ...rest, query: params.query ?? document.text });
    },
  };
};
