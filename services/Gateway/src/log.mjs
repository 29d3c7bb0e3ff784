// One JSON object a line on standard output. Never tokens, variables, documents or people.
// What is said in one turn of the event loop is written at once: a write to a pipe holds up everything.
let said = '';

const write = (level, message, facts) => {
  if (said === '') setImmediate(flush);
  said += `${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`;
};

function flush() {
  const lines = said;
  said = '';
  if (lines !== '') process.stdout.write(lines);
}

process.on('exit', flush);

export const log = {
  info: (message, facts) => write('info', message, facts),
  warn: (message, facts) => write('warn', message, facts),
  error: (message, facts) => write('error', message, facts),
};

/** What the runtime itself has to say: warnings and errors, without their attributes, which may hold a request. */
export const runtimeWriter = {
  write(level, attributes, message) {
    if (level !== 'warn' && level !== 'error') return;
    const error = attributes?.err ?? attributes;
    write(level, message || error?.message || 'the gateway runtime reports a fault', error?.name ? { error: error.name } : {});
  },
};
