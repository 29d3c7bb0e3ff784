// Live: the process answers. Ready: a real query answers through each subgraph, planned and fetched like any other.
import { questionFor } from './subgraphs.mjs';

const believedMs = 1_000;       // one round of questions serves all who ask within it

/** → health(request, response): true if it was a question of health. `ask(document)` runs a document through the gateway. */
export function createHealth(subgraphs, ask, isStopping) {
  let round = { at: -Infinity };

  async function questionAll() {
    const answers = await Promise.all(subgraphs.map(async name => [name, await question(name)]));
    return { healthy: answers.every(([, answer]) => answer.status === 'Healthy'), checks: Object.fromEntries(answers) };
  }

  async function question(name) {
    try {
      const { errors } = await ask(questionFor(name));
      return errors ? { status: 'Unhealthy', reason: errors[0].message } : { status: 'Healthy' };
    } catch (error) {
      return { status: 'Unhealthy', reason: error.message };
    }
  }

  return function health(request, response) {
    const path = request.url.split('?')[0];
    if (path === '/health/live') answer(response, true, {});
    else if (path === '/health/ready') ready(response);
    else return false;
    return true;
  };

  async function ready(response) {
    if (isStopping()) return answer(response, false, { gateway: { status: 'Unhealthy', reason: 'The gateway is stopping.' } });
    if (performance.now() - round.at > believedMs) round = { at: performance.now(), result: questionAll() };
    const { healthy, checks } = await round.result;
    answer(response, healthy, checks);
  }
}

function answer(response, healthy, checks) {
  response.writeHead(healthy ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ status: healthy ? 'Healthy' : 'Unhealthy', checks }));
}
