import { after, test } from 'node:test';
import { checkBatch } from './checks.js';
import { checkDefinitions } from './definitions.js';
import { checkDocuments } from './documents.js';
import { OracleHost } from './host.js';
import { ReferenceThread } from './reference-thread.js';

// How much is compared; and the seed to start with: a failure names the seed that it came up at.
const setting = (name, usual) => Number(process.env[name] ?? usual);
const operations = setting('ORACLE_OPERATIONS', 20_000);
const documents = setting('ORACLE_DOCUMENTS', 20_000);
const schemas = setting('ORACLE_SCHEMAS', 2_500);
const firstSeed = setting('ORACLE_SEED', 1);

const host = new OracleHost();
const reference = new ReferenceThread();

const ofOperations = declare('operations', 'are answered', operations, 60, (seed, count) => checkBatch(host, reference, seed, count));
const ofDocuments = declare('damaged documents', 'are read', documents, 100, (seed, count) => checkDocuments(host, seed, count));
const ofSchemas = declare('changed schemas', 'are taken or refused', schemas, 25, (seed, count) => checkDefinitions(host, seed, count));

after(async () => {
  await host.stop();
  await reference.stop();
  const told = ({ accepted, refused }) => `(${accepted} accepted, ${refused} rejected)`;
  console.log(`oracle: ${ofOperations.compared} operations compared ${told(ofOperations)}, ${ofDocuments.compared} documents of damaged syntax ${told(ofDocuments)}, `
    + `${ofOperations.batches} schemas with their introspection and ${ofSchemas.compared} changed ones ${told(ofSchemas)}`);
});

// Tests of some 40 batches each; every batch has a seed of its own.
function declare(what, how, total, size, check) {
  const tally = { accepted: 0, refused: 0, compared: 0, batches: 0 };
  const batches = Math.ceil(total / size);
  for (let start = 0; start < batches; start += 40) {
    const end = Math.min(start + 40, batches);
    test(`${what} of the seeds ${firstSeed + start} to ${firstSeed + end - 1} ${how} as by graphql-js`, async () => {
      for (let i = start; i < end; i++) {
        const { accepted, refused } = await check(firstSeed + i, size);
        tally.accepted += accepted;
        tally.refused += refused;
        tally.compared += accepted + refused;
        tally.batches++;
      }
    });
  }
  return tally;
}
