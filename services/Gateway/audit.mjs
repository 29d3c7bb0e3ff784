// node audit.mjs URL… — the public audit of GraphQL over HTTP (npm graphql-http), for the gateway and every subgraph.
import { auditServer } from 'graphql-http';

export async function audit(url) {
  const results = await auditServer({ url });
  return { passed: results.filter(r => r.status === 'ok').length, findings: results.filter(r => r.status !== 'ok') };
}

if (import.meta.filename === process.argv[1] || import.meta.url === `file://${process.argv[1]}`) {
  let clean = true;
  for (const url of process.argv.slice(2)) {
    const { passed, findings } = await audit(url);
    console.log(`${url}: ${passed} passed, ${findings.length} did not`);
    for (const { status, id, name, reason } of findings) console.log(`  ${status} ${id} ${name}: ${reason}`);
    clean &&= findings.length === 0;
  }
  process.exit(clean && process.argv.length > 2 ? 0 : 1);
}
