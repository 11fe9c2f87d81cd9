import { Kind, buildSchema, parse } from 'graphql';
import { relaidOut } from './generators/layouts.js';
import { mutated } from './generators/mutations.js';
import { operationsText } from './generators/operations.js';
import { Random } from './generators/random.js';
import { schemaText } from './generators/schemas.js';
import { variablesOf } from './generators/variables.js';

/**
 * The requests of a seed, all against one schema. Of four documents about, one is changed in places and most often invalid; a valid one
 * is asked for several times, with other variables.
 * @returns {{sdl: string, schema: import('graphql').GraphQLSchema, later: boolean, requests: {query: string, variables?: object, operationName?: string}[]}}
 */
export function batchOf(seed, count) {
  const random = new Random(seed);
  const sdl = schemaText(random);
  const schema = buildSchema(sdl);
  const requests = [];
  while (requests.length < count) {
    const text = operationsText(random, schema);
    const isMutated = random.percent(45);
    const query = relaidOut(random, isMutated ? mutated(random, text) : text);
    const operations = operationsOf(query);
    for (let i = random.below(isMutated ? 2 : 4); i >= 0 && requests.length < count; i--) {
      const operation = operations.length > 0 ? random.pick(operations) : undefined;
      const isNamed = operations.length > 1 ? random.percent(95) : random.percent(20);
      const operationName = !isNamed ? undefined : random.percent(3) ? 'Unknown' : operation?.name?.value;
      requests.push({ query, operationName, variables: variablesOf(random, schema, operation) });
    }
  }
  return { sdl, schema, later: seed % 2 === 1, requests };
}

function operationsOf(query) {
  try {
    return parse(query).definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  } catch {
    return [];
  }
}
