// node compose.mjs [--accept-breaking] — writes supergraph.graphql from docs/schema; refuses what would break clients.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { breakingChanges, compose, readContracts } from './src/composition.mjs';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const target = here('./supergraph.graphql');

const { errors, supergraph } = compose(readContracts(here('../../docs/schema')));
if (errors) fail('The contracts do not compose.', errors);

const breaking = existsSync(target) ? breakingChanges(readFileSync(target, 'utf8'), supergraph) : [];
if (breaking.length > 0 && !process.argv.includes('--accept-breaking'))
  fail('This would break clients. Deprecate instead, or pass --accept-breaking and say so in CHANGELOG.md.', breaking);

writeFileSync(target, supergraph);
console.log(`Wrote supergraph.graphql.${breaking.length > 0 ? ` Accepted ${breaking.length} breaking changes.` : ''}`);

function fail(sentence, reasons) {
  console.error([sentence, ...reasons.map(reason => `  ${reason}`)].join('\n'));
  process.exit(1);
}
