import { startHost } from '../hosting/host.js';

/** Starts the host whose subscriptions are deterministic; with `url`, where another one was before. */
export function startStreams(options = {}, url = 'http://127.0.0.1:0') {
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
export function gather() {
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
