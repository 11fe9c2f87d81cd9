import { GraphQLError } from 'graphql';
import { argumentsText, stableHash } from './hash.js';
import { hashedValue } from './values.js';

const deep = 6;

/** What graphql-js executes a request with: the twin of the host's `HashedResolvers`. */
export function hashedResolvers(later) {
  return {
    contextValue: { started: 0 },
    fieldResolver(source, args, context, info) {
      const path = pathOf(info);
      const isOrdered = path.length === 1 && info.operation.operation === 'mutation';
      const key = keyOf(source, args, info, path) + (isOrdered ? `~${context.started++}` : '');
      const hash = stableHash(`${key}?later`);
      const value = () => {
        throwSome(key);
        return hashedValue(info.schema, info.returnType, key, path.length > deep);
      };
      return later && hash % 100 < 25 ? valueLater(value, hash % 3) : value();
    },
    subscribeFieldResolver(source, args, context, info) {
      const key = keyOf(source, args, info, pathOf(info));
      throwSome(`${key}?open`);
      return events(stableHash(`${key}?events`) % 4, info.fieldName);
    },
  };
}

function keyOf(source, args, info, path) {
  const given = argumentsText(info.parentType.getFields()[info.fieldName].args, args);
  return `${info.parentType.name}.${info.fieldName}(${given})@${path.join('.')}${typeof source === 'string' ? source : ''}`;
}

function pathOf(info) {
  const path = [];
  for (let at = info.path; at; at = at.prev) path.unshift(at.key);
  return path;
}

function throwSome(key) {
  if (stableHash(key) % 100 < 4) throw new GraphQLError('Thrown by hash.');
}

async function valueLater(value, turns) {
  for (let i = 0; i <= turns; i++) await null;
  return value();
}

async function* events(count, name) {
  for (let i = 0; i < count; i++) yield `!${name}${i}`;
}
