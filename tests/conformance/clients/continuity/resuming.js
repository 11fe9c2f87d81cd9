import assert from 'node:assert/strict';
import { sayAll } from './front-end.js';

const count = 60;
const soon = () => new Promise((resolve) => setTimeout(resolve, 20));

/**
 * Follows a thread that is written to, while the API is killed and started again twice: each time the client resumes from the last cursor it holds.
 * Every entry must come once and in order.
 * @param {(variables: {customerId: string, after: string}) => AsyncIterable<{data: any, errors?: any}>} subscribe one subscription of the client's
 * @returns {Promise<string>} what was seen
 */
export async function followThroughKills(api, channel, name, subscribe) {
  const texts = Array.from({ length: count }, (_, n) => `${name} ${n}`);
  const seen = [];
  const resumed = new Set();
  let after = channel.cursor;
  const following = (async () => {
    while (seen.length < count) {
      const from = after;
      try {
        for await (const { data, errors } of subscribe({ customerId: channel.customerId, after })) {
          if (errors) throw errors;
          resumed.add(from);
          after = data.threadEntries.cursor;
          if (seen.push(data.threadEntries) === count) break;
        }
      } catch (lost) {
        // The ends of a connection come as a close event, or as a failure to connect or to read; a refusal comes as an error with a code.
        const code = [lost].flat()[0]?.extensions?.code;
        if (code && code !== 'STORE_UNAVAILABLE') throw lost;
        await soon();
      }
    }
  })();

  const saying = sayAll(channel, texts);
  for (const part of [1, 2]) {
    while (seen.length < (part * count) / 3) await Promise.race([soon(), following]);
    await api.kill();
    await api.startAgain();
  }
  await saying;
  await following;
  assert.deepEqual(seen.map((entry) => entry.text), texts);
  assert.deepEqual(seen.map((entry) => entry.sequence), seen.map((_, n) => seen[0].sequence + n));
  return `${count} entries in order in ${resumed.size} subscriptions, through 2 kills of the API`;
}
