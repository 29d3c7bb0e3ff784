// node check.mjs [SCHEMA_DIRECTORY [SUPERGRAPH]] — the contracts compose, break no client, and are what is committed.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { breakingChanges, compose, invalidDocuments, readContracts } from './src/composition.mjs';
import { readDocuments } from './src/documents.mjs';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const [contracts = here('../../docs/schema'), committedPath = here('./supergraph.graphql')] = process.argv.slice(2);

const { errors, supergraph } = compose(readContracts(contracts));
const findings = errors
  ? errors.map(error => `does not compose: ${error}`)
  : compare(readFileSync(committedPath, 'utf8'), supergraph);

for (const finding of findings) console.error(finding);
if (findings.length === 0) console.log('The contracts compose, break no client, and are what is committed.');
process.exit(findings.length === 0 ? 0 : 1);

function compare(committed, composed) {
  const breaking = breakingChanges(committed, composed).map(change => `breaks clients: ${change}`);
  const documents = invalidDocuments(composed, readDocuments(here('./trusted-documents'))).map(fault => `trusted document does not fit: ${fault}`);
  const stale = composed === committed ? [] : ['supergraph.graphql is not what docs/schema composes to: run "npm run compose".'];
  return [...breaking, ...documents, ...stale, ...(process.argv.length > 2 ? [] : strayed())];
}

/** The web's documents and those trusted here are the same. */
function strayed() {
  const web = here('../../web/Documents');
  if (!existsSync(web)) return [];
  const [theirs, ours] = [web, here('./trusted-documents')].map(directory => JSON.stringify(readDocuments(directory)));
  return theirs === ours ? [] : ['trusted-documents are not those of web/Documents: run "npm run documents".'];
}
