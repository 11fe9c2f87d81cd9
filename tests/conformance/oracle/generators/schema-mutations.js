import { Kind, parse, parseConstValue, parseType } from 'graphql';
import { changedDocument, changedList } from './changes.js';
import { anyLiteral } from './literals.js';

const names = ['a', 'b', 'x', 'id', '__a', 'Query', 'Mutation', 'Int', 'ID', 'Object0', 'Object1', 'Interface0', 'Interface1', 'Union0', 'Input0', 'Input1', 'Enum0', 'Scalar0', 'Unknown', 'directive0', 'deprecated', '__Type', 'true', 'if'];
const types = ['Int', 'Int!', '[Int]', 'String', 'ID!', 'Object0', '[Object1!]', 'Interface0', 'Union0', 'Input0', 'Input0!', '[Input0!]!', 'Input1', 'Enum0', 'Enum0!', 'Unknown', 'Query', '__Type', 'Scalar0'];
const directives = ['@deprecated', '@deprecated(reason: 1)', '@deprecated(reason: null)', '@deprecated(reason: "r", x: 1)', '@oneOf', '@specifiedBy(url: "u")', '@specifiedBy', '@directive0', '@directive1', '@unknown', '@skip(if: true)'];
const definitions = [
  'type __Reserved { a: Int }', 'type Object0 { a: Int }', 'scalar Int', 'enum Boolean { A }', 'extend type Unknown { a: Int }', 'extend type Object0 { a: Int }', 'extend type Object0 { a: Int more: Unknown }',
  'extend type Object0 @directive0', 'extend input Input0 { x: Int! more: Int }', 'extend input Input0 @oneOf', 'extend enum Enum0 { A MORE }', 'extend union Union0 = Object0', 'extend union Union0 = Int', 'extend scalar Scalar0 @directive0',
  'extend interface Interface0 { more: Int }', 'extend schema { mutation: Mutation }', 'extend schema { query: Query }', 'schema { query: Object0 }', 'schema { query: Object0 mutation: Object0 }', 'schema { query: Object0 query: Object1 }', 'schema { query: Input0 }', 'schema { mutation: Object0 }',
  'type Empty', 'interface Empty', 'input Empty', 'union Empty', 'enum Empty', 'directive @directive0 on FIELD', 'directive @__reserved on FIELD', 'directive @self(a: Int @self) on ARGUMENT_DEFINITION', 'directive @skip on FIELD', 'directive @skip(if: Boolean!) on FIELD',
  'input Circle { next: Circle! }', 'input A1 { b: B1! } input B1 { a: A1! }', 'input Round { next: Round = {} }', 'type Selfish implements Selfish { a: Int }', 'interface Selfish implements Selfish { a: Int }', 'interface L implements R { a: Int } interface R implements L { a: Int }',
  'union U = Object0 | Object0', 'union U = Interface0', 'enum E { __A }', 'input One @oneOf { a: Int! }', 'input One @oneOf { a: Int = 1 }', 'type Args { f(__a: Int): Int }', 'type Args { f(a: Int, a: Int): Int }', 'type Args { f(a: Object0): Int }', 'type In { f: Input0 }', 'input Out { f: Object0 }',
  'type Req { f(a: Int! @deprecated): Int }', 'input Req { f: Int! @deprecated }', 'query { a }', 'fragment F on Query { a }', 'extend type Int { a: Int }', 'extend scalar Int @directive0', 'directive @d(a: Int! = null) on FIELD', 'type D implements I { a: Int @deprecated } interface I { a: Int }',
];

/** A schema with some of its parts changed, dropped, doubled or added; it may be valid still. */
export const mutatedSchema = (random, text) => changedDocument(random, text, mutations);

const name = (random) => ({ kind: Kind.NAME, value: random.pick(names) });
const type = (random) => parseType(random.pick(types), { noLocation: true });
const namedType = (random) => ({ kind: Kind.NAMED_TYPE, name: name(random) });
const directive = (random) => parse(`scalar S ${random.pick(directives)}`, { noLocation: true }).definitions[0].directives[0];
const added = (random) => parse(random.pick(definitions), { noLocation: true }).definitions;
const inputValue = (random) => ({ kind: Kind.INPUT_VALUE_DEFINITION, name: name(random), type: type(random), directives: [] });
const field = (random) => ({ kind: Kind.FIELD_DEFINITION, name: name(random), arguments: [], type: type(random), directives: [] });

const withDirectives = (random, node) => ({ ...node, directives: changedList(random, node.directives, directive) });
const withFields = (random, node) => (random.percent(70) ? { ...node, fields: changedList(random, node.fields, field) } : withDirectives(random, node));
const withInterfaces = (random, node) => (random.percent(40) ? { ...node, interfaces: changedList(random, node.interfaces, namedType) } : withFields(random, node));

const mutations = {
  [Kind.DOCUMENT]: (random, node) => ({
    ...node,
    definitions: random.percent(60) ? [...node.definitions, ...added(random)] : changedList(random, node.definitions, (r) => added(r)[0]),
  }),
  [Kind.NAME]: (random) => name(random),
  [Kind.NAMED_TYPE]: (random) => namedType(random),
  [Kind.FIELD_DEFINITION]: (random, node) => (random.percent(40) ? { ...node, type: type(random) }
    : random.percent(50) ? { ...node, arguments: changedList(random, node.arguments, inputValue) } : withDirectives(random, node)),
  [Kind.INPUT_VALUE_DEFINITION]: (random, node) => (random.percent(40) ? { ...node, type: type(random) }
    : random.percent(50) ? { ...node, defaultValue: node.defaultValue ? undefined : parseConstValue(anyLiteral(random), { noLocation: true }) } : withDirectives(random, node)),
  [Kind.OBJECT_TYPE_DEFINITION]: withInterfaces,
  [Kind.INTERFACE_TYPE_DEFINITION]: withInterfaces,
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: (random, node) => (random.percent(70) ? { ...node, fields: changedList(random, node.fields, inputValue) } : withDirectives(random, node)),
  [Kind.UNION_TYPE_DEFINITION]: (random, node) => ({ ...node, types: changedList(random, node.types, namedType) }),
  [Kind.ENUM_TYPE_DEFINITION]: (random, node) => (random.percent(70)
    ? { ...node, values: changedList(random, node.values, (r) => ({ kind: Kind.ENUM_VALUE_DEFINITION, name: name(r), directives: [] })) } : withDirectives(random, node)),
  [Kind.ENUM_VALUE_DEFINITION]: withDirectives,
  [Kind.SCALAR_TYPE_DEFINITION]: withDirectives,
  [Kind.SCHEMA_DEFINITION]: (random, node) => (random.percent(50)
    ? { ...node, operationTypes: changedList(random, node.operationTypes, (r) => ({ kind: Kind.OPERATION_TYPE_DEFINITION, operation: r.pick(['query', 'mutation', 'subscription']), type: namedType(r) })) } : withDirectives(random, node)),
  [Kind.DIRECTIVE_DEFINITION]: (random, node) => (random.percent(50) ? { ...node, arguments: changedList(random, node.arguments, inputValue) }
    : { ...node, locations: changedList(random, node.locations, (r) => ({ kind: Kind.NAME, value: r.pick(['FIELD', 'OBJECT', 'ENUM', 'QUERY', 'SCALAR']) })) }),
  [Kind.DIRECTIVE]: (random) => directive(random),
  [Kind.INT]: (random) => parseConstValue(anyLiteral(random), { noLocation: true }),
};
