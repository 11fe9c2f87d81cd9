import { difference } from './comparison.js';
import { isOfNewTypes } from './differences.js';
import { ruleOfMessage } from './rules.js';

/** What two refusals of a document or its variables differ in, by the places they tell; null where they agree. */
export function differenceOfRefusals(reference, ours) {
  if (reference.stage !== 'validation') {
    // Syntax has one place; each wrong variable has the place of its definition, however many things are wrong with it.
    return described(difference(places(reference.answer.errors), places(ours.errors)));
  }
  const expected = byRule(reference.answer.errors, (_, i) => reference.rules[i]);
  const actual = byRule(ours.errors.filter((error) => !isOfNewTypes(error)), ({ message }) => ruleOfMessage(message));
  for (const [rule, expectedPlaces] of expected) {
    const actualPlaces = actual.get(rule);
    if (!actualPlaces || isUnsettled(rule, expected, ours)) continue;
    const differing = difference([...expectedPlaces], [...actualPlaces]);
    const told = tellsMore(rule, ours) ? differing.filter(([, who]) => who === 'ours:') : differing;
    if (told.length > 0) return `${rule}: ${described(told)}`;
  }
  return null;
}

// Where a name is given twice, it is not said which of the two is meant; a variable of no input type fits nowhere, or is out of the
// question; where the fields of a subscription's root are under conditions, which we refuse (section 5.2.4.1), graphql-js counts those
// that are left.
function isUnsettled(rule, rules, ours) {
  return (rule === 'SingleFieldSubscriptionsRule' && ours.errors.some(({ message }) => /must not use "@(skip|include)" at its root/.test(message)))
    || (rule === 'VariablesInAllowedPositionRule' && (rules.has('UniqueVariableNamesRule') || rules.has('VariablesAreInputTypesRule')))
    || (rule === 'ValuesOfCorrectTypeRule' && rules.has('UniqueInputFieldNamesRule'))
    || (rules.has('UniqueFragmentNamesRule') && rule !== 'UniqueFragmentNamesRule');
}

// Of fields that cannot be merged we tell each with the first of its name, and graphql-js all pairs; of fragments in a circle the spread
// that closes it, and graphql-js all. It takes the arguments of an unknown directive for those of the field that it is on.
function tellsMore(rule, ours) {
  return ['OverlappingFieldsCanBeMergedRule', 'NoFragmentCyclesRule'].includes(rule)
    || (['ValuesOfCorrectTypeRule', 'VariablesInAllowedPositionRule'].includes(rule) && ours.errors.some(({ message }) => message.startsWith('There is no directive "@')));
}

function byRule(errors, ruleOf) {
  const rules = new Map();
  errors.forEach((error, i) => {
    const rule = ruleOf(error, i);
    if (!rules.has(rule)) rules.set(rule, new Set());
    for (const location of error.locations ?? []) rules.get(rule).add(JSON.stringify(location));
  });
  return rules;
}

const places = (errors) => [...new Set(errors.map(({ locations }) => JSON.stringify(locations ?? [])))];
const described = (differing) => (differing.length > 0 ? differing.map(([text, who]) => `${who} ${text}`).join(', ') : null);
