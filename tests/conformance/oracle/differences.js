import { Kind } from 'graphql';
import { ruleOfMessage } from './rules.js';

/**
 * Where we go beyond graphql-js 16, and by which section of the specification of September 2025. Each tells whether it alone explains
 * that the reference executed what we refused; nothing else is passed over.
 */
const acceptedDifferences = [
  {
    name: 'an operation of a kind that the schema lacks is refused by validation, not by execution',
    section: '5.2.1.1 Operation Type Existence',
    explains: ({ ours, document, schema }) => lacksRoot(document, schema, 'mutation', 'subscription')
      && ours.errors.every(({ message }) => isOf(message, 'OperationTypeExistence')
        || (isOf(message, 'SingleFieldSubscriptionsRule') && lacksRoot(document, schema, 'subscription'))),
  },
  {
    name: '@skip and @include are refused at the root of a subscription, whatever they are given',
    section: '5.2.4.1 Single Root Field',
    explains: ({ ours }) => ours.errors.every(({ message }) => /must not use "@(skip|include)" at its root/.test(message)),
  },
  {
    name: 'a nullable variable in a field of a @oneOf input object is refused inside a list of non-null ones too',
    section: '5.8.5 All Variable Usages Are Allowed, IsNonNullPosition',
    explains: ({ ours }) => ours.errors.every(({ message }) => /^Variable "\$.*" of type ".*" must be non-null for field /.test(message)),
  },
  {
    name: 'a variable that is null for @skip or @include refuses the request, not the one field',
    section: '5.8.5 All Variable Usages Are Allowed: null for a non-null argument is an error; 6.3.2 CollectFields has no place for it',
    explains: ({ ours, request }) => ours.errors.every(({ message }) =>
      request.variables?.[/^Variable "\$(.*)" decides on @skip or @include and must not be null/.exec(message)?.[1]] === null),
  },
];

/** Whether one of them explains it. */
export const isExplained = (refusal) => acceptedDifferences.some(({ explains }) => explains(refusal));

const lacksRoot = (document, schema, ...kinds) => document.definitions.some(({ kind, operation }) =>
  kind === Kind.OPERATION_DEFINITION && kinds.includes(operation) && !schema.getRootType(operation));
const isOf = (message, rule) => ruleOfMessage(message) === rule;
