import { getNamedType, getNullableType, isAbstractType, isEnumType, isListType, isNonNullType, isObjectType } from 'graphql';
import { stableHash } from './hash.js';

const texts = ['', 'plain ', 'quo"te\\', 'line\nend\t', 'é ü ', '日本 ', '😀 ', '\u2028</script> ', '\u0001\u007f '];
const refused = new Map([['Int', 'x'], ['Float', 'x'], ['Boolean', 'x'], ['String', []], ['ID', true]]);

/** The value of a place in the response: the twin of the host's `HashedValues`. */
export function hashedValue(schema, type, key, few) {
  if (stableHash(`${key}?null`) % 100 < (isNonNullType(type) ? 1 : 8)) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) return listValue(schema, nullable.ofType, key, few);
  if (isObjectType(nullable)) return { __typename: nullable.name };
  if (isAbstractType(nullable)) return abstractValue(schema, nullable, key);
  const hash = stableHash(key);
  const isBad = stableHash(`${key}?bad`) % 60 === 0;
  if (isEnumType(nullable)) return isBad ? 'nope' : nullable.getValues()[hash % nullable.getValues().length].name;
  const { name } = getNamedType(nullable);
  return isBad && refused.has(name) ? refused.get(name) : scalarValue(name, hash);
}

function listValue(schema, itemType, key, few) {
  if (stableHash(`${key}?list`) % 100 === 0) return 7;
  const count = stableHash(`${key}#`) % (few ? 2 : 4);
  return Array.from({ length: count }, (_, i) => hashedValue(schema, itemType, `${key}.${i}`, few));
}

function abstractValue(schema, type, key) {
  const hash = stableHash(`${key}?type`);
  const names = schema.getPossibleTypes(type).map(({ name }) => name).sort();
  return { __typename: hash % 97 === 0 || names.length === 0 ? 'Nothing' : names[hash % names.length] };
}

function scalarValue(name, hash) {
  switch (name) {
    case 'Int':
      return hash | 0;
    case 'Float':
      return hash % 4 === 0 ? hash | 0 : (hash | 0) / 8;
    case 'Boolean':
      return hash % 2 === 0;
    case 'String':
      return text(hash);
    case 'ID':
      return hash % 2 === 0 ? text(hash) : hash;
    default:
      return [hash | 0, text(hash), true, [1, 'a', null, hash | 0], { a: hash | 0, b: text(hash) }, (hash | 0) / 4][hash % 6];
  }
}

const text = (hash) => texts[hash % texts.length] + hash.toString(16);
