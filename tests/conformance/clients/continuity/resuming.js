import assert from 'node:assert/strict';
import { sayAll } from './front-end.js';

const count = 60;
const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

/**
 * Follows a thread that is written to, while the API is killed and started again twice. Every entry must come once and in order.
 * @param {(variables: {customerId: string, after: string}) => AsyncIterable<{data: any, errors?: any}>} subscribe one subscription of the client's
 * @returns {Promise<string>} what was seen
 */
export async function followThroughKills(api, channel, name, subscribe) {
  const texts = Array.from({ length: count }, (_, n) => `${name} ${n}`);
  const { seen, subscriptions } = await throughKills(api, {
    count,
    after: channel.cursor,
    subscribe: (after) => subscribe({ customerId: channel.customerId, after }),
    read: (data) => data.threadEntries,
    write: () => sayAll(channel, texts),
  });
  assert.deepEqual(seen.map((entry) => entry.text), texts);
  assert.deepEqual(seen.map((entry) => entry.sequence), seen.map((_, n) => seen[0].sequence + n));
  return `${count} entries in order in ${subscriptions} subscriptions, through 2 kills of the API`;
}

/**
 * Follows anything that has cursors while it is written to, and while the API is killed and started again twice: each time the client resumes from the last cursor it holds.
 * @param {object} what `count`, how many results are to come; `after`, the cursor to begin with; `subscribe`, one subscription of the client's from a cursor on; `read`, what of its
 * data is the result, with its cursor; `write`, which brings them about
 * @returns {Promise<{seen: any[], subscriptions: number}>} the results, and how many subscriptions delivered any
 */
export async function throughKills(api, { count, after, subscribe, read, write }) {
  const seen = [];
  const resumed = new Set();
  const following = (async () => {
    while (seen.length < count) {
      const from = after;
      try {
        for await (const { data, errors } of subscribe(after)) {
          if (errors) throw errors;
          resumed.add(from);
          const result = read(data);
          after = result.cursor;
          if (seen.push(result) === count) break;
        }
      } catch (lost) {
        // The ends of a connection come as a close event, or as a failure to connect or to read; a refusal comes as an error with a code.
        const code = [lost].flat()[0]?.extensions?.code;
        if (code && code !== 'STORE_UNAVAILABLE') throw lost;
        await soon();
      }
    }
  })();

  const writing = write();
  for (const part of [1, 2]) {
    while (seen.length < (part * count) / 3) await Promise.race([soon(), following]);
    await api.kill();
    await api.startAgain();
  }
  await writing;
  await following;
  return { seen, subscriptions: resumed.size };
}
