import { after, test } from 'node:test';
import { startHost } from '../hosting/host.js';

/** Starts the host whose subscriptions are deterministic; with `url`, where another one was before. */
function startStreams(options = {}, url = 'http://127.0.0.1:0') {
  const settings = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return startHost('tests/Continuity.GraphQL.StreamHost', ['--urls', url, ...settings]);
}

/** Asks by POST. */
export async function ask(host, query, headers = {}) {
  const answer = await fetch(`${host.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return answer.json();
}

/** Returns when as many sources are being read on the host; asks again until then. */
export async function whenOpen(host, count, headers) {
  while ((await ask(host, '{ open }', headers)).data.open !== count) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** A token of the host that is good for so long. */
export function token(milliseconds) {
  return String(Date.now() + milliseconds);
}

/** Gathers what a client tells a subscriber: `results`, and promises of the first ones, of the end and of the error. */
function gather() {
  const results = [];
  const waiting = [];
  let end;
  const ended = new Promise((resolve, reject) => (end = { resolve, reject }));
  ended.catch(() => {});
  return {
    results,
    ended,
    /** Resolves when there are so many results. */
    many: (count) => Promise.race([new Promise((resolve) => (results.length >= count ? resolve() : waiting.push({ count, resolve }))), ended]),
    sink: {
      next: (result) => {
        results.push(result);
        for (const { count, resolve } of waiting) if (results.length >= count) resolve();
      },
      complete: () => end.resolve(),
      error: (error) => end.reject(error),
    },
  };
}

/** The numbers that were counted. */
export function numbers(results) {
  return results.map((result) => result.data.count.n);
}

/**
 * Makes tests of a client, each with a host of its own, and tells their count at the end.
 * @param {string} name the client's
 * @param {(url: string, settings: object) => {subscribe: Function, dispose: Function}} create makes one
 * @returns {(options: object, name: string, body: Function) => void} adds a test; its body gets `connect`, which makes a client of the host,
 * `subscribe`, the `host`, and `again`, which stops it and starts another one at the same address
 */
export function trials(name, create) {
  let total = 0;
  let passed = 0;
  after(() => console.log(`${name}: ${passed} of ${total} things that its clients do`));
  return (options, sentence, body) => {
    total++;
    test(sentence, async () => {
      let host = await startStreams(options);
      const clients = [];
      const connect = (settings = {}) => {
        clients.push(create(`${host.url}/graphql`, settings));
        return clients.at(-1);
      };
      const again = async () => {
        const { url } = host;
        await host.stop();
        host = await startStreams(options, url);
      };
      try {
        await body({ connect, subscribe, again, host });
        passed++;
      } finally {
        for (const client of clients) await client.dispose();
        await host.stop();
      }
    });
  };
}

function subscribe(client, query) {
  const gathered = gather();
  return { ...gathered, stop: client.subscribe({ query }, gathered.sink) };
}
