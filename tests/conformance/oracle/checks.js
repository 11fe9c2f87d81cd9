import { parse } from 'graphql';
import { batchOf } from './batches.js';
import { differenceOf } from './comparison.js';
import { isExplained } from './differences.js';
import { differenceOfIntrospection, differenceOfPrinted, introspectionQuery } from './introspection.js';
import { differenceOfRefusals } from './refusals.js';
import { shrunk } from './shrinking.js';

/**
 * Asks the host and graphql-js the same requests of a seed.
 * @param {import('./host.js').OracleHost} host
 * @param {import('./reference-thread.js').ReferenceThread} reference
 * @returns {Promise<{accepted: number, refused: number}>}
 * @throws {Error} with the seed, the schema and the first document, made as small as it goes, that the two answer differently
 */
export async function checkBatch(host, reference, seed, count) {
  const batch = batchOf(seed, count);
  const [{ printed, results }, expected] = await Promise.all([answersOf(host, batch, [{ query: introspectionQuery }, ...batch.requests]), reference.ask(batch, batch.requests)]);
  const [introspection, ...answers] = results;
  const ofSchema = differenceOfIntrospection(batch.schema, introspection.data) ?? differenceOfPrinted(batch.schema, printed);
  if (ofSchema) throw new Error(`seed ${seed}: ${ofSchema}\n\n${batch.sdl}`);
  const tally = { accepted: 0, refused: 0 };
  for (let i = 0; i < answers.length; i++) {
    if (differenceBetween(batch, batch.requests[i], expected[i], answers[i])) await fail(host, reference, batch, seed, batch.requests[i]);
    tally[isRefusal(answers[i]) ? 'refused' : 'accepted']++;
  }
  return tally;
}

async function answersOf(host, { sdl, later }, requests) {
  const answer = await host.ask('batch', { sdl, later, requests });
  if (answer.refused) throw new Error(`A valid schema was refused: ${answer.refused.join(' ')}\n\n${sdl}`);
  return answer;
}

/** What the two answers to a request differ in; null where they are equal. */
export function differenceBetween(batch, request, expected, ours) {
  if (expected.stage !== 'execution') {
    return isRefusal(ours) ? differenceOfRefusals(expected, ours) : `refused by the reference's ${expected.stage}, not by us: ${expected.answer.errors[0].message}`;
  }
  if (isRefusal(ours) && (!isRefusal(expected.answer) || ours.errors[0].extensions?.code === 'GRAPHQL_VALIDATION_FAILED')) {
    return isExplained({ ours, request, schema: batch.schema, document: parse(request.query) })
      ? null : `refused by us, not by the reference's validation: ${ours.errors.map(({ message }) => message).join(' ')}`;
  }
  return differenceOf(expected.answer, ours, !batch.later) ?? (isRefusal(ours) ? differenceOfRefusals(expected, ours) : null);
}

const isRefusal = (answer) => !('data' in answer) && !('events' in answer);

async function fail(host, reference, batch, seed, request) {
  const differences = async (requests) => {
    const [{ results }, expected] = await Promise.all([answersOf(host, batch, requests), reference.ask(batch, requests)]);
    return results.map((ours, i) => ({ ours, expected: expected[i], difference: differenceBetween(batch, requests[i], expected[i], ours) }));
  };
  const smallest = await shrunk(request, async (requests) => (await differences(requests)).map(({ difference }) => difference !== null));
  const [{ ours, expected, difference }] = await differences([smallest]);
  throw new Error([
    `seed ${seed}: ${difference}`,
    smallest.query,
    `${smallest.operationName === undefined ? '' : `operation ${smallest.operationName}, `}variables ${JSON.stringify(smallest.variables)}`,
    `reference (${expected.stage}): ${JSON.stringify(expected.answer)}`,
    `ours: ${JSON.stringify(ours)}`,
    batch.sdl,
  ].join('\n\n'));
}
