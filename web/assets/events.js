// Server-sent events of the graph, as a response brings them.

/** What a stream of pieces of text tells, until it is complete. */
export async function* events(pieces) {
  let rest = '';
  for await (const piece of pieces) {
    const blocks = (rest + piece).split(/\r?\n\r?\n/);
    rest = blocks.pop();
    for (const block of blocks) {
      const lines = block.split(/\r?\n/);
      if (lines.some(line => line.replace(/\s/g, '') === 'event:complete')) return;
      const data = lines.filter(line => line.startsWith('data:')).map(line => line.slice(5).trimStart()).join('\n');
      if (data) yield JSON.parse(data);
    }
  }
}
