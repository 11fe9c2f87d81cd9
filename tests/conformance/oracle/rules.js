// Each of our validation messages, by the rule of graphql-js that it belongs to.
const messages = [
  ['KnownFragmentNamesRule', /^There is no fragment named /],
  ['PossibleFragmentSpreadsRule', /^(The inline fragment|Fragment ".*") is on ".*", which a value of type /],
  ['KnownTypeNamesRule', /^There is no type "/],
  ['VariablesAreInputTypesRule', /^Variable "\$.*" cannot be of type /],
  ['ProvidedRequiredArgumentsRule', /^Argument ".*" of type ".*" is required at /],
  ['ScalarLeafsRule', /^Field ".*" of type ".*" (has no fields to select|needs a selection of fields)/],
  ['ExecutableDefinitionsRule', / cannot be executed: a request holds /],
  ['KnownDirectivesRule', /^(Directive "@.*" must not be used on [A-Z_]+\.|There is no directive "@)/],
  ['SingleFieldSubscriptionsRule', /must (have one root field, and has |not have the introspection field|not use "@(skip|include)" at its root)/],
  ['UniqueArgumentNamesRule', /^Argument ".*" is given more than once at /],
  ['LoneAnonymousOperationRule', /^An operation without a name must be the only/],
  ['UniqueInputFieldNamesRule', /^Input field ".*" is given more than once/],
  ['NoFragmentCyclesRule', /^Fragment ".*" spreads itself/],
  ['UniqueOperationNamesRule', /^There is more than one operation named /],
  ['FieldsOnCorrectTypeRule', /^Type ".*" has no field "/],
  ['UniqueVariableNamesRule', /^Variable "\$.*" is defined more than once/],
  ['KnownArgumentNamesRule', /^There is no argument ".*" at /],
  ['UniqueDirectivesPerLocationRule', /^Directive "@.*" is not repeatable/],
  ['FragmentsOnCompositeTypesRule', /^A fragment cannot be on ".*"/],
  ['NoUnusedFragmentsRule', /^Fragment ".*" is never used/],
  ['NoUnusedVariablesRule', /^Variable "\$.*" is never used/],
  ['NoUndefinedVariablesRule', /^Variable "\$.*" is not defined/],
  ['UniqueFragmentNamesRule', /^There is more than one fragment named /],
  ['OverlappingFieldsCanBeMergedRule', /^Selections under ".*" cannot be merged/],
  ['VariablesInAllowedPositionRule', /^Variable "\$.*" of type ".*" (must be non-null for field|cannot be used for)/],
  ['OperationTypeExistence', /^The schema has no (mutation|subscription)/],
  ['ValuesOfCorrectTypeRule', /^(".*" takes a value of type|Field ".*" of type ".*" is required in input object|Input object ".*" has no field|Exactly one field of ".*" must be given|The field of ".*" that is given must not be null)/],
];

/** The rule that one of our validation errors is of. */
export function ruleOfMessage(message) {
  const rule = messages.find(([, pattern]) => pattern.test(message))?.[0];
  if (rule === undefined) throw new Error(`No rule is known for the message: ${message}`);
  return rule;
}

/** Whether a message is one of our validation's, of that rule. */
export const isOfRule = (message, rule) => messages.some(([name, pattern]) => name === rule && pattern.test(message));
