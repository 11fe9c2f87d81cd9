import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { ask, numbers, token, trials, whenOpen } from './streams.js';

const on = trials('graphql-ws', (url, settings) =>
  createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryWait: async () => {}, ...settings }));

on({}, 'a subscription delivers its events and completes', async ({ connect, subscribe }) => {
  const { results, ended } = subscribe(connect(), 'subscription { count(to: 100) { n } }');
  await ended;
  assert.deepEqual(numbers(results), Array.from({ length: 100 }, (_, i) => i + 1));
});

on({}, 'queries, mutations and subscriptions go over one socket at once', async ({ connect, subscribe }) => {
  let sockets = 0;
  const client = connect({ lazyCloseTimeout: 1000, on: { opened: () => sockets++ } });
  const all = [
    subscribe(client, 'subscription { count(to: 50, every: 1) { n } }'),
    subscribe(client, 'subscription { count(from: 51, to: 100) { n } }'),
    subscribe(client, '{ hello }'),
    subscribe(client, 'mutation { push(count: 3) }'),
  ];
  await Promise.all(all.map(({ ended }) => ended));
  assert.deepEqual(numbers(all[0].results), Array.from({ length: 50 }, (_, i) => i + 1));
  assert.deepEqual(numbers(all[1].results), Array.from({ length: 50 }, (_, i) => i + 51));
  assert.deepEqual(all[2].results, [{ data: { hello: 'you' } }]);
  assert.deepEqual(all[3].results, [{ data: { push: 3 } }]);
  assert.equal(sockets, 1);
});

on({}, 'an operation that is refused is told its errors, and the socket goes on', async ({ connect, subscribe }) => {
  const client = connect({ lazyCloseTimeout: 1000 });
  await assert.rejects(subscribe(client, 'subscription { unknown }').ended, (errors) => Array.isArray(errors) && /unknown/.test(errors[0].message));
  const { results, ended } = subscribe(client, '{ hello }');
  await ended;
  assert.equal(results[0].data.hello, 'you');
});

on({}, 'a client that unsubscribes ends the source', async ({ connect, subscribe, host }) => {
  const client = connect({ lazyCloseTimeout: 1000 });
  const { stop, many } = subscribe(client, 'subscription { count(every: 1) { n } }');
  await many(3);
  stop();
  await whenOpen(host, 0);
});

on({}, 'a client comes back by itself when the server is started again', async ({ connect, subscribe, again }) => {
  const closed = [];
  const client = connect({ retryAttempts: 1000, retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)), shouldRetry: () => true, on: { closed: (event) => closed.push(event.code) } });
  const { many, results, stop } = subscribe(client, 'subscription { count(to: 2, every: 100000) { n } }');
  await many(1);
  await again();
  await many(2);
  assert.deepEqual(numbers(results), [1, 1]);
  assert.equal(closed[0], 1012);
  stop();
});

on({ tokens: true }, 'a client whose token expires comes back with a new one', async ({ connect, subscribe }) => {
  const closed = [];
  let connections = 0;
  const client = connect({
    connectionParams: () => ({ token: token(connections++ === 0 ? 1500 : 60_000) }),
    on: { closed: (event) => closed.push(`${event.code} ${event.reason}`) },
  });
  const { many, results, stop } = subscribe(client, 'subscription { count(to: 2, every: 100000) { n } }');
  await many(2);
  assert.deepEqual(numbers(results), [1, 1]);
  assert.equal(closed[0], '4403 Token expired');
  assert.equal(connections, 2);
  stop();
});

on({ tokens: true }, 'a client without a good token is told why', async ({ connect, subscribe }) => {
  const { ended } = subscribe(connect({ retryAttempts: 2, connectionParams: { token: token(-1) } }), '{ hello }');
  await assert.rejects(ended, { code: 4403, reason: 'The token is not valid' });
});

on({ 'subscriptions:WriteTimeout': '00:00:02' }, 'a client that stops reading is told that it was too slow, and misses nothing before', async ({ connect, subscribe, host }) => {
  let socket;
  const client = connect({ lazyCloseTimeout: 1000, on: { opened: (opened) => (socket = opened) } });
  const { ended, many, results } = subscribe(client, 'subscription { count(padding: 100000) { n padding } }');
  await many(1);
  socket.pause();
  await whenOpen(host, 0);
  socket.resume();
  await assert.rejects(ended, (errors) => errors[0].extensions.code === 'SUBSCRIPTION_TOO_SLOW' && /took nothing for 2 s/.test(errors[0].message));
  assert.deepEqual(numbers(results), Array.from({ length: results.length }, (_, i) => i + 1));
  const { results: greeting, ended: greeted } = subscribe(client, '{ hello }');
  await greeted;
  assert.equal(greeting[0].data.hello, 'you');
});

on({}, 'a source that pushes more than the buffer holds ends with an error, not thinned', async ({ connect, subscribe, host }) => {
  const { ended, results } = subscribe(connect(), 'subscription { pushed }');
  await whenOpen(host, 1);
  await ask(host, 'mutation { push(count: 100000) }');
  await assert.rejects(ended, (errors) => errors[0].extensions.code === 'SUBSCRIPTION_TOO_SLOW' && /64 of them waited/.test(errors[0].message));
  assert.ok(results.length >= 64);
  assert.deepEqual(results.map((result) => result.data.pushed), Array.from({ length: results.length }, (_, i) => i + 1));
});

on({ 'subscriptions:KeepAlive': '00:00:00.1' }, 'server and client ping each other', async ({ connect, subscribe }) => {
  const seen = new Set();
  let all;
  const four = new Promise((resolve) => (all = resolve));
  const note = (kind) => (received) => {
    seen.add(`${kind} ${received ? 'received' : 'sent'}`);
    if (seen.size === 4) all();
  };
  const { stop } = subscribe(connect({ keepAlive: 100, on: { ping: note('ping'), pong: note('pong') } }), 'subscription { count(to: 2, every: 100000) { n } }');
  await four;
  stop();
});

on({ 'subscriptions:MaxConnections': 1 }, 'a client that finds all places taken tries again until one is free', async ({ connect, subscribe }) => {
  const closed = [];
  const first = subscribe(connect(), 'subscription { count(to: 2, every: 100000) { n } }');
  await first.many(1);
  const second = connect({ retryAttempts: 1000, retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)), on: { closed: (event) => {
    closed.push(event.code);
    first.stop();
  } } });
  const { ended, results } = subscribe(second, '{ hello }');
  await ended;
  assert.equal(closed[0], 1013);
  assert.equal(results[0].data.hello, 'you');
});
