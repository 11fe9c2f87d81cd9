import { buildSchema, introspectionFromSchema, validateSchema } from 'graphql';
import { isExplainedSchemaRule } from './differences.js';
import { mutatedSchema } from './generators/schema-mutations.js';
import { Random } from './generators/random.js';
import { schemaText } from './generators/schemas.js';
import { differenceOfPrinted } from './introspection.js';

/**
 * Has the host and graphql-js build the same schemas of a seed, most of them broken.
 * @returns {Promise<{accepted: number, refused: number}>}
 * @throws {Error} with the seed and the first schema that the two take differently
 */
export async function checkDefinitions(host, seed, count) {
  const random = new Random(seed);
  const valid = schemaText(random);
  const texts = Array.from({ length: count }, () => mutatedSchema(random, valid));
  const answers = await host.ask('schemas', texts);
  const tally = { accepted: 0, refused: 0 };
  for (let i = 0; i < texts.length; i++) {
    const difference = differenceOfSchemas(texts[i], answers[i]);
    if (difference) throw new Error(`seed ${seed}: ${difference}\n\n${texts[i]}`);
    tally[answers[i].refused ? 'refused' : 'accepted']++;
  }
  return tally;
}

function differenceOfSchemas(text, { refused, printed }) {
  const { schema, errors } = built(text);
  if (errors.length > 0) return refused ? null : `refused by graphql-js, not by us: ${errors.map(({ message }) => message).join(' ')}`;
  if (refused) return refused.every(isExplainedSchemaRule) ? null : `accepted by graphql-js, not by us: ${refused.join(' ')}`;
  return canBePrinted(schema) ? differenceOfPrinted(schema, printed) : null;
}

function built(text) {
  try {
    const schema = buildSchema(text);
    return { schema, errors: validateSchema(schema) };
  } catch (error) {
    return { errors: [error] };
  }
}

// graphql-js has no literal for a list or an object that is a scalar's default.
function canBePrinted(schema) {
  try {
    introspectionFromSchema(schema);
    return true;
  } catch {
    return false;
  }
}
