import { getNullableType, isEnumType, isInputObjectType, isListType, isNonNullType, typeFromAST } from 'graphql';

const wrong = [null, 0, 1, -1, 1.5, 1e20, 2147483648, -2147483649, 9007199254740993, '', 'text', 'A', '1', true, false, [], [null], [1, 'x'], {}, { a: 1 }, { x: null }, [[[]]]];
const strings = ['', 'text', 'é 😀', 'line\nend', '"quoted"', '\u2028', '\u0000', '7'];

/** Values for the variables of an operation; a few are wrong. Undefined where it sends none. */
export function variablesOf(random, schema, operation) {
  const definitions = operation?.variableDefinitions ?? [];
  if (definitions.length === 0) return random.percent(90) ? undefined : random.pick([{}, { unknown: 1 }]);
  const spoilt = random.percent(20) ? random.pick(definitions) : null;
  const values = {};
  for (const definition of definitions) {
    const type = typeFromAST(schema, definition.type);
    const name = definition.variable.name.value;
    if (definition === spoilt) {
      if (random.percent(90)) values[name] = spoiltValue(random, type);
    } else if (type && (random.percent(75) || (isNonNullType(type) && !definition.defaultValue))) {
      values[name] = valueOf(random, type);
    }
  }
  if (random.percent(5)) values.unknown = random.pick(wrong);
  return values;
}

function valueOf(random, type, depth = 0) {
  if (!isNonNullType(type) && random.percent(10)) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    if (random.percent(15)) return valueOf(random, getNullableType(nullable.ofType), depth + 1) ?? [];
    return Array.from({ length: random.below(depth > 2 ? 2 : 4) }, () => valueOf(random, nullable.ofType, depth + 1));
  }
  if (isInputObjectType(nullable)) return objectOf(random, nullable, depth);
  if (isEnumType(nullable)) return random.pick(nullable.getValues()).name;
  return scalarOf(random, nullable?.name);
}

function objectOf(random, type, depth) {
  const fields = Object.values(type.getFields());
  const chosen = type.isOneOf ? [random.pick(fields)] : fields.filter((field) =>
    (isNonNullType(field.type) && field.defaultValue === undefined) || random.percent(depth > 2 ? 10 : 50));
  const value = {};
  for (const field of random.shuffled(chosen)) {
    value[field.name] = valueOf(random, field.type, depth + 1) ?? (type.isOneOf ? 0 : null);
  }
  return value;
}

function scalarOf(random, name) {
  switch (name) {
    case 'Int':
      return random.pick([0, 1, -1, 42, 2147483647, -2147483648]);
    case 'Float':
      return random.pick([0, 1.5, -2.25e3, 1e21, 5e-324, 0.1, 7]);
    case 'Boolean':
      return random.percent(50);
    case 'String':
      return random.pick(strings);
    case 'ID':
      return random.pick([...strings, 0, 7, -3, 9007199254740991]);
    default:
      return random.pick([1, 1.5, 'text', true, [1, null, ['x']], { b: { c: null }, a: [1] }]);
  }
}

// A value with one of its parts replaced by any other.
function spoiltValue(random, type) {
  const value = type ? valueOf(random, type) : null;
  return random.percent(50) ? random.pick(wrong) : spoil(random, value);
}

function spoil(random, value) {
  if (value === null || typeof value !== 'object' || random.percent(30)) return random.pick(wrong);
  const keys = Object.keys(value);
  if (keys.length === 0 || (!Array.isArray(value) && random.percent(25))) return Array.isArray(value) ? [random.pick(wrong)] : { ...value, [random.pick(['more', 'x', 'y', 'if'])]: random.pick(wrong) };
  const key = random.pick(keys);
  const copy = structuredClone(value);
  if (!Array.isArray(copy) && random.percent(25)) delete copy[key];
  else copy[key] = spoil(random, copy[key]);
  return copy;
}
