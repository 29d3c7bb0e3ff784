// node documents.mjs — brings the web's documents here, where the gateway trusts them. Review the difference before committing.
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path => fileURLToPath(new URL(path, import.meta.url));
const [from, to] = [here('../../web/Documents'), here('./trusted-documents')];
const documents = directory => readdirSync(directory).filter(name => name.endsWith('.graphql'));

for (const name of documents(to)) rmSync(join(to, name));
for (const name of documents(from)) copyFileSync(join(from, name), join(to, name));
console.log(`Brought ${documents(to).length} documents.`);
