import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { ask, gather, numbers, startStreams, token, whenOpen } from './streams.js';

let passed = 0;
after(() => console.log(`# graphql-ws: ${passed} of 11 things that its clients do`));

/** A test with a host of its own and a way to make clients of it. */
function on(options, name, body) {
  test(name, async () => {
    let host = await startStreams(options);
    const clients = [];
    const connect = (settings = {}) => {
      const client = createClient({ url: `${host.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, retryWait: async () => {}, ...settings });
      clients.push(client);
      return client;
    };
    const again = async () => {
      const { url } = host;
      await host.stop();
      host = await startStreams(options, url);
    };
    try {
      await body({ connect, again, get host() { return host; } });
      passed++;
    } finally {
      for (const client of clients) await client.dispose();
      await host.stop();
    }
  });
}

function subscribe(client, query) {
  const gathered = gather();
  return { ...gathered, stop: client.subscribe({ query }, gathered.sink) };
}

on({}, 'a subscription delivers its events and completes', async ({ connect }) => {
  const { results, ended } = subscribe(connect(), 'subscription { count(to: 100) { n } }');
  await ended;
  assert.deepEqual(numbers(results), Array.from({ length: 100 }, (_, i) => i + 1));
});

on({}, 'queries, mutations and subscriptions go over one socket at once', async ({ connect }) => {
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

on({}, 'an operation that is refused is told its errors, and the socket goes on', async ({ connect }) => {
  const client = connect({ lazyCloseTimeout: 1000 });
  await assert.rejects(subscribe(client, 'subscription { unknown }').ended, (errors) => Array.isArray(errors) && /unknown/.test(errors[0].message));
  const { results, ended } = subscribe(client, '{ hello }');
  await ended;
  assert.equal(results[0].data.hello, 'you');
});

on({}, 'a client that unsubscribes ends the source', async ({ connect, host }) => {
  const client = connect({ lazyCloseTimeout: 60_000 });
  const { stop, many } = subscribe(client, 'subscription { count(every: 1) { n } }');
  await many(3);
  stop();
  await whenOpen(host, 0);
});

on({}, 'a client comes back by itself when the server is started again', async (context) => {
  const closed = [];
  const client = context.connect({ retryAttempts: 1000, retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)), shouldRetry: () => true, on: { closed: (event) => closed.push(event.code) } });
  const { many, results, stop } = subscribe(client, 'subscription { count(to: 2, every: 100000) { n } }');
  await many(1);
  await context.again();
  await many(2);
  assert.deepEqual(numbers(results), [1, 1]);
  assert.equal(closed[0], 1012);
  stop();
});

on({ tokens: true }, 'a client whose token expires comes back with a new one', async ({ connect }) => {
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

on({ tokens: true }, 'a client without a good token is told why', async ({ connect }) => {
  const { ended } = subscribe(connect({ retryAttempts: 2, connectionParams: { token: token(-1) } }), '{ hello }');
  await assert.rejects(ended, { code: 4403, reason: 'The token is not valid' });
});

on({ 'subscriptions:WriteTimeout': '00:00:02' }, 'a client that stops reading is told that it was too slow, and misses nothing before', async ({ connect, host }) => {
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

on({}, 'a source that pushes more than the buffer holds ends with an error, not thinned', async ({ connect, host }) => {
  const { ended, results } = subscribe(connect(), 'subscription { pushed }');
  await whenOpen(host, 1);
  await ask(host, 'mutation { push(count: 100000) }');
  await assert.rejects(ended, (errors) => errors[0].extensions.code === 'SUBSCRIPTION_TOO_SLOW' && /64 of them waited/.test(errors[0].message));
  assert.ok(results.length >= 64);
  assert.deepEqual(results.map((result) => result.data.pushed), Array.from({ length: results.length }, (_, i) => i + 1));
});

on({ 'subscriptions:KeepAlive': '00:00:00.1' }, 'server and client ping each other', async ({ connect }) => {
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

on({ 'subscriptions:MaxConnections': 1 }, 'a client that finds all places taken tries again until one is free', async ({ connect }) => {
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
