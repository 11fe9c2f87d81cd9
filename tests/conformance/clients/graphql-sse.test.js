import assert from 'node:assert/strict';
import { createClient } from 'graphql-sse';
import { ask, numbers, token, trials, whenOpen } from './streams.js';

const on = trials('graphql-sse', (url, settings) => createClient({ url, retry: async () => {}, ...settings }));

/** A fetch whose bodies are not read further while the gate is shut. */
function gated(gate) {
  return async (url, init) => {
    const answer = await fetch(url, init);
    const reader = answer.body.getReader();
    const body = new ReadableStream({
      async pull(controller) {
        await gate.opened;
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    }, { highWaterMark: 0 });
    return new Response(body, { status: answer.status, headers: answer.headers });
  };
}

on({}, 'a subscription delivers its events and completes', async ({ connect, subscribe }) => {
  const { results, ended } = subscribe(connect(), 'subscription { count(to: 100) { n } }');
  await ended;
  assert.deepEqual(numbers(results), Array.from({ length: 100 }, (_, i) => i + 1));
});

on({}, 'queries and mutations go over streams too', async ({ connect, subscribe }) => {
  const client = connect();
  const query = subscribe(client, '{ hello }');
  const mutation = subscribe(client, 'mutation { push(count: 3) }');
  await Promise.all([query.ended, mutation.ended]);
  assert.deepEqual(query.results, [{ data: { hello: 'you' } }]);
  assert.deepEqual(mutation.results, [{ data: { push: 3 } }]);
});

on({}, 'an operation that is refused is told its errors in a result', async ({ connect, subscribe }) => {
  const { results, ended } = subscribe(connect(), 'subscription { unknown }');
  await ended;
  assert.match(results[0].errors[0].message, /unknown/);
});

on({}, 'a client that unsubscribes ends the source', async ({ connect, subscribe, host }) => {
  const { stop, many } = subscribe(connect(), 'subscription { count(every: 1) { n } }');
  await many(3);
  stop();
  await whenOpen(host, 0);
});

on({}, 'a client comes back by itself when the server is started again', async ({ connect, subscribe, again }) => {
  const client = connect({ retryAttempts: 1000, retry: () => new Promise((resolve) => setTimeout(resolve, 50)) });
  const { many, results, stop } = subscribe(client, 'subscription { count(to: 2, every: 100000) { n } }');
  await many(1);
  await again();
  await many(2);
  assert.deepEqual(numbers(results), [1, 1]);
  stop();
});

on({ tokens: true }, 'a client whose token expires is told so, and subscribes again with a new one', async ({ connect, subscribe }) => {
  let good = 1500;
  const client = connect({ headers: () => ({ authorization: `Bearer ${token(good)}` }) });
  const first = subscribe(client, 'subscription { count(every: 100000) { n } }');
  await first.ended;
  assert.equal(first.results[0].data.count.n, 1);
  assert.equal(first.results[1].errors[0].extensions.code, 'TOKEN_EXPIRED');

  good = 60_000;
  const second = subscribe(client, 'subscription { count(from: 2, to: 3) { n } }');
  await second.ended;
  assert.deepEqual(numbers(second.results), [2, 3]);
});

on({ 'subscriptions:WriteTimeout': '00:00:02', 'subscriptions:KeepAlive': '00:00:00.5' }, 'a client that stops reading is told that it was too slow, and misses nothing before', async ({ connect, subscribe, host }) => {
  const gate = { opened: Promise.resolve() };
  const { ended, many, results } = subscribe(connect({ fetchFn: gated(gate) }), 'subscription { count(padding: 100000) { n padding } }');
  await many(1);
  let open;
  gate.opened = new Promise((resolve) => (open = resolve));
  await whenOpen(host, 0);
  open();
  await ended;
  const last = results.pop();
  assert.equal(last.errors[0].extensions.code, 'SUBSCRIPTION_TOO_SLOW');
  assert.match(last.errors[0].message, /took nothing for 2 s/);
  assert.deepEqual(numbers(results), Array.from({ length: results.length }, (_, i) => i + 1));
});

on({}, 'a source that pushes more than the buffer holds ends with an error, not thinned', async ({ connect, subscribe, host }) => {
  const { ended, results } = subscribe(connect(), 'subscription { pushed }');
  await whenOpen(host, 1);
  await ask(host, 'mutation { push(count: 100000) }');
  await ended;
  const last = results.pop();
  assert.equal(last.errors[0].extensions.code, 'SUBSCRIPTION_TOO_SLOW');
  assert.match(last.errors[0].message, /64 of them waited/);
  assert.deepEqual(results.map((result) => result.data.pushed), Array.from({ length: results.length }, (_, i) => i + 1));
});

on({ 'subscriptions:MaxConnections': 1 }, 'a client that finds all places taken tries again until one is free', async ({ connect, subscribe }) => {
  const first = subscribe(connect(), 'subscription { count(to: 2, every: 100000) { n } }');
  await first.many(1);
  let refused = 0;
  const second = connect({ retryAttempts: 1000, retry: async () => {
    refused++;
    first.stop();
    await new Promise((resolve) => setTimeout(resolve, 20));
  } });
  const { ended, results } = subscribe(second, '{ hello }');
  await ended;
  assert.ok(refused > 0);
  assert.equal(results[0].data.hello, 'you');
});
