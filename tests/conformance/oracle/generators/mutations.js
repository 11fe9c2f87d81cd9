import { Kind, parse, parseType, parseValue } from 'graphql';
import { changedDocument, changedList } from './changes.js';
import { anyLiteral } from './literals.js';

const names = ['a', 'b', 'x', 'id', 'name', 'type', 'unknown', 'Query', 'Int', 'String', 'Object0', 'Interface0', 'Union0', 'Input0', 'Enum0', 'F0', 'F1', 'Operation0', '__typename', '__schema', 'skip', 'include', 'deprecated', 'if'];
const types = ['Int', 'Int!', 'String', '[Int]', '[[Boolean!]]!', 'Boolean', 'Boolean!', 'ID', 'Input0', 'Input1!', 'Enum0', 'Object0', 'Unknown', 'Query', 'Float'];
const directives = ['@skip(if: true)', '@include(if: false)', '@skip(if: $v0)', '@skip', '@include(if: 1)', '@deprecated', '@unknown', '@unknown(a: 1)', '@directive0', '@directive1(x: 1)', '@specifiedBy(url: "x")', '@skip(if: true, x: 1)', '@oneOf'];
const selections = ['__typename', 'x: __typename', 'unknown', '...F0', '...F1', '... on Object0 { __typename }', '... on Int { a }', '... on Unknown { a }', '... { __typename }', 'a { b }', 'a(x: 1)', '__schema { description }', '__type(name: "Query") { name kind fields { name } }', '__type { name }', '... @skip(if: true) { id }', 'id: name'];
const definitions = ['fragment F0 on Query { __typename }', 'fragment Unused on Object0 { ...Unused }', '{ __typename }', 'query Operation0 { a: __typename }', 'type Unexpected { a: Int }', 'extend type Query { x: Int }', 'subscription { __typename }', 'mutation Operation1 { __typename }', 'fragment F1 on Int { a }', 'subscription S { ...F0 }', 'directive @d on FIELD'];

/** The document with some of its parts changed, dropped, doubled or put elsewhere; it may be valid still. */
export const mutated = (random, text) => changedDocument(random, text, mutations);

const value = (random) => parseValue(random.percent(25) ? random.pick(['$v0', '$v1', '$unknown', '$if']) : anyLiteral(random), { noLocation: true });
const directive = (random) => firstDefinition(`{ a ${random.pick(directives)} }`).selectionSet.selections[0].directives[0];
const selection = (random) => firstDefinition(`{ ${random.pick(selections)} }`).selectionSet.selections[0];
const firstDefinition = (text) => parse(text, { noLocation: true }).definitions[0];

const leaf = (random, node) => (random.percent(70) ? value(random) : { ...node, kind: Kind.STRING, value: String(node.value ?? ''), block: false });

const mutations = {
  [Kind.NAME]: (random, node) => ({ ...node, value: random.percent(80) ? random.pick(names) : `${node.value}x` }),
  [Kind.FIELD](random, node) {
    switch (random.below(7)) {
      case 0:
        return { ...node, selectionSet: undefined };
      case 1:
        return { ...node, selectionSet: node.selectionSet ?? { kind: Kind.SELECTION_SET, selections: [selection(random)] } };
      case 2:
        return { ...node, alias: node.alias ? undefined : { kind: Kind.NAME, value: random.pick(names) } };
      case 3:
        return { ...node, arguments: changedList(random, node.arguments, argument) };
      case 4:
        return { ...node, directives: changedList(random, node.directives, directive) };
      case 5:
        return { ...node, name: { kind: Kind.NAME, value: random.pick(names) } };
      default:
        return selection(random);
    }
  },
  [Kind.ARGUMENT]: (random, node) => (random.percent(40) ? { ...node, name: { kind: Kind.NAME, value: random.pick(names) } } : { ...node, value: value(random) }),
  [Kind.SELECTION_SET](random, node) {
    const list = changedList(random, node.selections, selection);
    return { ...node, selections: list.length > 0 ? list : [selection(random)] };
  },
  [Kind.VARIABLE_DEFINITION](random, node) {
    switch (random.below(4)) {
      case 0:
        return { ...node, type: parseType(random.pick(types), { noLocation: true }) };
      case 1:
        return { ...node, defaultValue: node.defaultValue ? undefined : parseValue(anyLiteral(random), { noLocation: true }) };
      case 2:
        return { ...node, directives: changedList(random, node.directives, directive) };
      default:
        return null;
    }
  },
  [Kind.OPERATION_DEFINITION](random, node) {
    switch (random.below(5)) {
      case 0:
        return { ...node, operation: random.pick(['query', 'mutation', 'subscription']) };
      case 1:
        return { ...node, name: node.name ? undefined : { kind: Kind.NAME, value: random.pick(names) } };
      case 2:
        return { ...node, variableDefinitions: changedList(random, node.variableDefinitions, variableDefinition) };
      case 3:
        return { ...node, directives: changedList(random, node.directives, directive) };
      default:
        return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: [selection(random), ...node.selectionSet.selections] } };
    }
  },
  [Kind.FRAGMENT_DEFINITION](random, node) {
    switch (random.below(4)) {
      case 0:
        return null;
      case 1:
        return { ...node, typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: random.pick(names) } } };
      case 2:
        return { ...node, directives: changedList(random, node.directives, directive) };
      default:
        return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections: [selection(random), ...node.selectionSet.selections] } };
    }
  },
  [Kind.INLINE_FRAGMENT](random, node) {
    return random.percent(50)
      ? { ...node, typeCondition: node.typeCondition ? undefined : { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: random.pick(names) } } }
      : { ...node, directives: changedList(random, node.directives, directive) };
  },
  [Kind.FRAGMENT_SPREAD]: (random, node) => (random.percent(50) ? { ...node, name: { kind: Kind.NAME, value: random.pick(names) } } : { ...node, directives: changedList(random, node.directives, directive) }),
  [Kind.DIRECTIVE]: (random, node) => (random.percent(50) ? { ...node, arguments: changedList(random, node.arguments, argument) } : directive(random)),
  [Kind.OBJECT]: (random, node) => (random.percent(60)
    ? { ...node, fields: changedList(random, node.fields, (r) => ({ ...argument(r), kind: Kind.OBJECT_FIELD })) }
    : value(random)),
  [Kind.LIST]: (random, node) => (random.percent(60) ? { ...node, values: changedList(random, node.values, value) } : value(random)),
  [Kind.INT]: leaf,
  [Kind.FLOAT]: leaf,
  [Kind.STRING]: (random) => value(random),
  [Kind.BOOLEAN]: leaf,
  [Kind.ENUM]: leaf,
  [Kind.NULL]: (random) => value(random),
  [Kind.VARIABLE]: (random, node, parent) => (parent.kind === Kind.VARIABLE_DEFINITION ? { ...node, name: { kind: Kind.NAME, value: random.pick(['v0', 'v1', 'if', 'unknown']) } } : value(random)),
  [Kind.DOCUMENT]: (random, node) => ({ ...node, definitions: changedList(random, node.definitions, (r) => firstDefinition(r.pick(definitions))) }),
};

const argument = (random) => ({ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: random.pick(names) }, value: value(random) });
const variableDefinition = (random) => firstDefinition(`query ($${random.pick(['v0', 'more', 'if'])}: ${random.pick(types)}) { a }`).variableDefinitions[0];
