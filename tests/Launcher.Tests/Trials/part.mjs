// A part as small as can be: answers its health, and does what a trial asks of it.
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';

const { PORT, APP_ID, READY_AFTER_MS = '0', DIES, DIARY, ConnectionStrings__Default } = process.env;
const note = what => DIARY && appendFileSync(DIARY, `${APP_ID} ${what}\n`);

if (DIES) {
  console.error('this part cannot live');
  process.exit(7);
}

const born = Date.now();
const server = createServer((request, response) => {
  if (request.url === '/environment') return response.end(JSON.stringify(process.env));
  const ready = Date.now() - born >= Number(READY_AFTER_MS);
  response.writeHead(ready ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify({ ready }));
});
server.listen(Number(PORT), '127.0.0.1', () => console.log(`listens, ${ConnectionStrings__Default ? 'with' : 'without'} a database`));
note('started');

process.on('SIGTERM', () => {
  note('ended');
  process.exit(0);
});
