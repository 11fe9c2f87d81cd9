import { getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { stringLiteral } from './texts.js';

const ints = ['0', '1', '-1', '7', '42', '2147483647', '-2147483648', '-0'];
const floats = ['0.0', '1.5', '-2.25e3', '1e10', '0.1', '6.02e23', '-1E-7', '5e-324', '1.7976931348623157e308'];
const wrong = ['null', '1', '1.5', '"text"', 'true', 'NONE', '[]', '[1]', '{}', '{ a: 1 }', '2147483648', '9007199254740993', '"""block"""', '1e400', '[null]', '-1', '[[1]]'];

/** A literal of any kind. */
export const anyLiteral = (random) => random.pick(wrong);

/**
 * A literal that fits a type.
 * @param {(type: import('graphql').GraphQLInputType, hasDefault: boolean, inOneOf: boolean) => string | null} variable
 *   gives a variable for a place in it, or null to have a literal there
 */
export function literalOf(random, type, variable = () => null, hasDefault = false, depth = 0, inOneOf = false) {
  const placed = variable(type, hasDefault, inOneOf);
  if (placed) return placed;
  if (!isNonNullType(type) && !inOneOf && random.percent(8)) return 'null';
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    // One item stands for a list of one, unless it is a list itself, null, or a variable.
    if (random.percent(15) && !isListType(getNullableType(nullable.ofType))) return literalOf(random, getNullableType(nullable.ofType), () => null, false, depth + 1, true);
    const count = random.below(depth > 2 ? 2 : 4);
    const items = Array.from({ length: count }, () => literalOf(random, nullable.ofType, variable, false, depth + 1));
    return `[${items.join(random.pick([', ', ' ', ',']))}]`;
  }
  if (isInputObjectType(nullable)) return objectLiteral(random, nullable, variable, depth);
  if (isEnumType(nullable)) return random.pick(nullable.getValues()).name;
  return scalarLiteral(random, nullable, variable, depth);
}

function objectLiteral(random, type, variable, depth) {
  const fields = Object.values(type.getFields());
  if (type.isOneOf) {
    const field = random.pick(fields);
    return `{ ${field.name}: ${literalOf(random, field.type, variable, false, depth + 1, true)} }`;
  }
  const chosen = fields.filter((field) =>
    (isNonNullType(field.type) && field.defaultValue === undefined) || random.percent(depth > 2 ? 10 : 50));
  const members = random.shuffled(chosen).map((field) =>
    `${field.name}: ${literalOf(random, field.type, variable, field.defaultValue !== undefined, depth + 1)}`);
  return `{${members.join(', ')}}`;
}

function scalarLiteral(random, type, variable, depth) {
  switch (type.name) {
    case 'Int':
      return random.pick(ints);
    case 'Float':
      return random.pick(random.percent(30) ? ints : floats);
    case 'Boolean':
      return random.pick(['true', 'false']);
    case 'String':
      return stringLiteral(random);
    case 'ID':
      return random.percent(50) ? stringLiteral(random) : random.pick(['0', '7', '-3', '123456789012345678901234567890']);
    default:
      return customLiteral(random, type, variable, depth);
  }
}

function customLiteral(random, type, variable, depth) {
  switch (random.below(depth > 2 ? 4 : 6)) {
    case 0:
      return random.pick(ints);
    case 1:
      return stringLiteral(random);
    case 2:
      return random.pick(floats);
    case 3:
      return random.pick(['true', 'SOME_NAME', '123456789012']);
    case 4:
      return `[${Array.from({ length: random.below(3) }, () => variable(type, false, false) ?? customLiteral(random, type, variable, depth + 1)).join(', ')}]`;
    default:
      return `{ k: ${customLiteral(random, type, variable, depth + 1)}, b: ${variable(type, false, false) ?? 'null'} }`;
  }
}
