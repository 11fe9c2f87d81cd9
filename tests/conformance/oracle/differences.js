import { Kind, getLocation, visit } from 'graphql';
import { isOfRule } from './rules.js';

/**
 * Where we go beyond graphql-js 16, and by which section of the specification of September 2025. Each tells whether it explains one error of
 * a request that we refused and the reference executed; every error has to be explained, and nothing else is passed over.
 */
const acceptedDifferences = [
  {
    name: 'an operation of a kind that the schema lacks is refused by validation, not by execution',
    section: '5.2.1.1 Operation Type Existence',
    explains: ({ message }, { document, schema }) =>
      (isOfRule(message, 'OperationTypeExistence') && lacksRoot(document, schema, 'mutation', 'subscription'))
      || (isOfRule(message, 'SingleFieldSubscriptionsRule') && lacksRoot(document, schema, 'subscription')),
  },
  {
    name: '@skip and @include are refused at the root of a subscription, whatever they are given, and its fields counted without them',
    section: '5.2.4.1 Single Root Field',
    explains: ({ message }, { ours }) => isOfRule(message, 'SingleFieldSubscriptionsRule')
      && ours.errors.some((error) => /must not use "@(skip|include)" at its root/.test(error.message)),
  },
  {
    name: 'a nullable variable in a field of a @oneOf input object is refused inside a list of non-null ones too',
    section: '5.8.5 All Variable Usages Are Allowed, IsNonNullPosition',
    explains: ({ message }) => /^Variable "\$.*" of type ".*" must be non-null for field /.test(message),
  },
  {
    name: '__typename has to be of the same shape as the fields that it is merged with',
    section: '5.3.2 Field Selection Merging, SameResponseShape',
    explains: ({ message, locations }, { document }) => /: they are of the types ".*" and ".*"\./.test(message)
      && fieldsAt(document, locations).some(({ name }) => name.value === '__typename'),
  },
  {
    name: 'a literal or variable is refused that the types of September 2025 do not take',
    section: '3.5.2 Float and 4.2 Schema Introspection Schema',
    explains: isOfNewTypes,
  },
  {
    name: 'a variable that is null for @skip or @include refuses the request, not the one field',
    section: '5.8.5 All Variable Usages Are Allowed: null for a non-null argument is an error; 6.3.2 CollectFields has no place for it',
    explains: ({ message }, { request }) =>
      request.variables?.[/^Variable "\$(.*)" decides on @skip or @include and must not be null/.exec(message)?.[1]] === null,
  },
];

// No finite number of double precision stands for the one; the others are non-null, where graphql-js has them nullable still.
const ofNewTypes = [
  /^".*" takes a value of type ".*": Float must be a finite number, not 1e400\.$/,
  /^"includeDeprecated" takes a value of type "Boolean!": null is not allowed\.$/,
  /^Variable "\$.*" of type "Boolean" cannot be used for "includeDeprecated", which takes "Boolean!"\.$/,
];

/** Whether an error is one that only the types of September 2025 give rise to. */
export function isOfNewTypes({ message }) {
  return ofNewTypes.some((pattern) => pattern.test(message));
}

/** Whether these explain all of it: our answer, its request, its document and the schema. */
export const isExplained = (refusal) => refusal.ours.errors.every((error) => acceptedDifferences.some(({ explains }) => explains(error, refusal)));

const lacksRoot = (document, schema, ...kinds) => document.definitions.some(({ kind, operation }) =>
  kind === Kind.OPERATION_DEFINITION && kinds.includes(operation) && !schema.getRootType(operation));

function fieldsAt(document, locations) {
  const fields = [];
  visit(document, {
    Field(node) {
      const { line, column } = getLocation(node.loc.source, node.loc.start);
      if (locations.some((location) => location.line === line && location.column === column)) fields.push(node);
    },
  });
  return fields;
}

/**
 * Rules for schemas that graphql-js 16 does not have, each with its section and our message. A schema that it takes may be refused by us
 * for these alone.
 */
const schemaRules = [
  ['3.6.1, 3.10 and 3.13: a default is a value of its type', / has a default that is no value of /],
  ['3.10: no field of a @oneOf input object has a default or is non-null', / (has a default|is non-null), but exactly one field of its type is to be given\.$/],
  ['3.10.1: an extension does not make an input object a @oneOf one', / is made @oneOf by an extension/],
  ['3.10: defaults do not refer to themselves', / has a default that contains itself, by way of /],
  ['3.3.1: the root types differ from one another', / is the root of more than one kind of operation\.$/],
  ['3.6: a field is deprecated only where that of its interface is', / is deprecated, but .* is not\.$/],
  ['3.13.3: what has to be given is not deprecated', / is deprecated, but must be given: /],
  ['3.13.3: the reason of @deprecated is non-null', / carries @deprecated with a wrong argument: reason: String! cannot be null\.$/],
  ['3.13: a directive does not refer to itself', / is used in its own definition/],
  ['3.5: nothing else takes the name of a built-in scalar', / has the name of a built-in scalar\.$/],
  ['3: definitions of types are not mixed with operations', / may not hold operations or fragments\.$/],
  ['4.1.1: what begins with "__" is the introspection system\'s alone', /( refers to __\w+, which is not defined\.|^The schema .* has the root __\w+, which is not an object type\.$|^__\w+ (has the same name as |.* has a name that starts with two underscores))/],
];

/** Whether a problem that we found in a schema is of one of them. */
export const isExplainedSchemaRule = (problem) => schemaRules.some(([, pattern]) => pattern.test(problem));
