// node server.mjs — configuration by environment, see README.md
import { startGateway } from './src/gateway.mjs';
import { log } from './src/log.mjs';
import { readSettings } from './src/settings.mjs';

try {
  const gateway = await startGateway(readSettings());
  log.info('ready to serve', { url: `${gateway.url}/graphql` });

  let stopping;
  const stop = signal => {
    stopping ??= gateway.stop().then(() => {
      log.info('stopped', { signal });
      process.exit(0);
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.removeAllListeners(signal);       // the runtime's: it would break off what runs, and keep the process
    process.on(signal, () => stop(signal));
  }
} catch (error) {
  log.error(error.code === 'EADDRINUSE' ? `Port ${error.port} is taken. Set PORT to another, or stop what holds it.` : error.message, {});
  process.exit(1);
}
