import { after, test } from 'node:test';
import { checkBatch } from './checks.js';
import { OracleHost } from './host.js';

// ORACLE_OPERATIONS: how many operations are compared. ORACLE_SEED: the seed of the first batch; a failure names the one to start with.
const operations = Number(process.env.ORACLE_OPERATIONS ?? 20_000);
const firstSeed = Number(process.env.ORACLE_SEED ?? 1);
const batchSize = 60;
const batchesOfTest = 50;

const host = new OracleHost();
const tally = { accepted: 0, refused: 0, schemas: 0 };

after(async () => {
  await host.stop();
  console.log(`oracle: ${tally.accepted + tally.refused} operations compared (${tally.accepted} accepted, ${tally.refused} refused), ${tally.schemas} schemas`);
});

const batches = Math.ceil(operations / batchSize);
for (let start = 0; start < batches; start += batchesOfTest) {
  const end = Math.min(start + batchesOfTest, batches);
  test(`operations of the seeds ${firstSeed + start} to ${firstSeed + end - 1} are answered as by graphql-js`, async () => {
    for (let i = start; i < end; i++) {
      const { accepted, refused } = await checkBatch(host, firstSeed + i, batchSize);
      tally.accepted += accepted;
      tally.refused += refused;
      tally.schemas++;
    }
  });
}
