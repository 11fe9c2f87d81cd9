import { GraphQLError, TypeInfo, execute, getNullableType, isListType, parse, specifiedRules, subscribe, validate, visit, visitWithTypeInfo } from 'graphql';
import { hashedResolvers } from './resolvers.js';

const rules = specifiedRules.map((rule) => (context) => rule(Object.create(context, {
  reportError: {
    value(error) {
      rulesOfErrors.set(error, rule.name);
      context.reportError(error);
    },
  },
  getRecursiveVariableUsages: {
    value: (operation) => context.getRecursiveVariableUsages(operation)
      .map((usage) => (untyped(context).has(usage.node) ? { ...usage, type: undefined } : usage)),
  },
})));
const rulesOfErrors = new WeakMap();
const untypedOfDocuments = new WeakMap();

// The variables in lists that stand where no list is expected, but a scalar: an item of these has no expected type (section 5.8.5), as a
// member of an object there has none; graphql-js takes the scalar for it.
function untyped(context) {
  const document = context.getDocument();
  if (!untypedOfDocuments.has(document)) {
    const variables = new Set();
    const types = new TypeInfo(context.getSchema());
    visit(document, visitWithTypeInfo(types, {
      ListValue({ values }) {
        if (!isListType(getNullableType(types.getParentInputType()))) values.forEach((value) => variables.add(value));
      },
    }));
    untypedOfDocuments.set(document, variables);
  }
  return untypedOfDocuments.get(document);
}

/** The validation rule that an error of graphql-js is of. */
const ruleOf = (error) => rulesOfErrors.get(error);

/**
 * What graphql-js answers: a response as it stands in JSON, or `{events}`, the responses of a subscription. `stage` tells how far it came.
 * @returns {Promise<{stage: 'syntax' | 'validation' | 'execution', answer: object, rules?: string[]}>}
 */
export async function referenceAnswer(schema, { query, operationName, variables }, later) {
  let document;
  try {
    document = parse(query);
  } catch (error) {
    return { stage: 'syntax', answer: json({ errors: [error] }) };
  }
  const errors = validationErrors(schema, document);
  if (errors.length > 0) return { stage: 'validation', answer: json({ errors }), rules: errors.map(ruleOf) };
  const request = { schema, document, operationName, variableValues: variables, ...hashedResolvers(later) };
  const result = await run(request, document);
  return { stage: 'execution', answer: result };
}

function validationErrors(schema, document) {
  try {
    return validate(schema, document, rules);
  } catch (error) {
    // What graphql-js throws where a subscription's root asks a variable for its `@skip`.
    if (!(error instanceof GraphQLError)) throw error;
    rulesOfErrors.set(error, 'thrown');
    return [error];
  }
}

async function run(request, document) {
  const operations = document.definitions.filter(({ kind }) => kind === 'OperationDefinition');
  const operation = request.operationName === undefined ? operations.length === 1 && operations[0]
    : operations.find(({ name }) => name?.value === request.operationName);
  if (operation?.operation !== 'subscription') return json(await execute(request));
  // With all root fields skipped, graphql-js has none to subscribe to, and throws.
  const stream = await subscribe(request).catch((error) => ({ errors: [{ message: error.message }] }));
  if (!(Symbol.asyncIterator in stream)) return json(stream);
  const events = [];
  for await (const event of stream) events.push(json(event));
  return { events };
}

const json = (result) => JSON.parse(JSON.stringify(result));
