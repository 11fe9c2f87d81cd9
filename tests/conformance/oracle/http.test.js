import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { parse } from 'graphql';
import { startHost } from '../hosting/host.js';
import { batchOf } from './batches.js';
import { differenceBetween } from './checks.js';
import { ReferenceThread } from './reference-thread.js';

const firstSeed = Number(process.env.ORACLE_SEED ?? 1);
const seeds = [firstSeed, firstSeed + 1, firstSeed + 2, firstSeed + 3];
const reference = new ReferenceThread();
const folder = await mkdtemp(join(tmpdir(), 'continuity-oracle-'));
let compared = 0;

after(async () => {
  await reference.stop();
  await rm(folder, { recursive: true });
  console.log(`oracle: ${compared} of these operations compared over POST /graphql`);
});

for (const seed of seeds) {
  test(`operations of seed ${seed} are answered over POST /graphql as by graphql-js`, async () => {
    const batch = batchOf(seed, 60);
    const file = join(folder, `${seed}.graphql`);
    await writeFile(file, batch.sdl);
    const host = await startHost('tests/Continuity.GraphQL.ConformanceHost', ['--schema', file, '--later', String(batch.later)]);
    try {
      const requests = batch.requests.filter(({ query }) => !isSubscription(query));
      const expected = await reference.ask(batch, requests);
      for (let i = 0; i < requests.length; i++) {
        const ours = await post(host.url, requests[i]);
        assert.equal(differenceBetween(batch, requests[i], expected[i], ours), null, `${requests[i].query}\n\n${JSON.stringify(ours)}`);
        compared++;
      }
    } finally {
      await host.stop();
    }
  });
}

// Over POST, a subscription has no stream to be answered by.
function isSubscription(query) {
  try {
    return parse(query).definitions.some(({ operation }) => operation === 'subscription');
  } catch {
    return false;
  }
}

async function post(url, request) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(request),
  });
  return await response.json();
}
