// Where a request comes from: the peer, or the last hop before the proxies that we trust.

/** → addressOf(request, { req }). `X-Forwarded-For` counts only as far as it was written by trusted proxies, right to left. */
export const createAddressOf = trustedProxies => (request, serverContext) => {
  const peer = plain(serverContext.req?.socket?.remoteAddress ?? 'unknown');
  const hops = (request.headers.get('x-forwarded-for') ?? '').split(',').map(hop => plain(hop.trim())).filter(Boolean);
  let address = peer;
  while (trustedProxies.includes(address) && hops.length > 0) address = hops.pop();
  return address;
};

const plain = address => address.replace(/^::ffff:/, '');
