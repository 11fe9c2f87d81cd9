/** What two responses differ in, in words; null where they are equal. */
export function differenceOf(expected, actual, isExact) {
  if ('events' in expected || 'events' in actual) return differenceOfStreams(expected, actual, isExact);
  if ('data' in expected !== 'data' in actual) return `${'data' in expected ? 'accepted' : 'refused'} by the reference, not by us`;
  if (!('data' in expected)) return null;
  const path = firstDifference(expected.data, actual.data, ['data']);
  if (path) return `other data at ${path.join('.')}`;
  return differenceOfErrors(expected, actual, isExact);
}

function differenceOfStreams(expected, actual, isExact) {
  if (!('events' in expected && 'events' in actual)) return 'a stream only from one of the two';
  if (expected.events.length !== actual.events.length) return 'another number of events';
  for (let i = 0; i < expected.events.length; i++) {
    const difference = differenceOf(expected.events[i], actual.events[i], isExact);
    if (difference) return `event ${i}: ${difference}`;
  }
  return null;
}

/** The path to the first place where two pieces of JSON differ, the order of members included; null where they are equal. */
export function firstDifference(expected, actual, path = []) {
  if (expected === actual) return null;
  if (typeof expected !== 'object' || typeof actual !== 'object' || !expected || !actual || Array.isArray(expected) !== Array.isArray(actual)) return path;
  const names = Object.keys(expected);
  const others = Object.keys(actual);
  if (names.length !== others.length) return path;
  for (let i = 0; i < names.length; i++) {
    if (names[i] !== others[i]) return [...path, names[i]];
    const found = firstDifference(expected[names[i]], actual[names[i]], [...path, names[i]]);
    if (found) return found;
  }
  return null;
}

function differenceOfErrors(expected, actual, isExact) {
  const differing = difference((expected.errors ?? []).map(place), (actual.errors ?? []).map(place));
  const outside = differing.filter(([text]) => isExact || !nullAbove(expected.data, JSON.parse(text).path));
  if (outside.length > 0) return `errors only in one of the two: ${outside.map(([text, who]) => `${who} ${text}`).join(', ')}`;
  return differing.length > 0 ? differenceInside(expected, actual) : null;
}

/** An error's places, as text. */
const place = ({ path, locations }) => JSON.stringify({ path, locations });

/** What stands more often in one of two lists of texts, and in which. */
export function difference(expected, actual) {
  const counts = new Map();
  for (const text of expected) counts.set(text, (counts.get(text) ?? 0) + 1);
  for (const text of actual) counts.set(text, (counts.get(text) ?? 0) - 1);
  return [...counts].filter(([, count]) => count !== 0).map(([text, count]) => [text, count > 0 ? 'reference:' : 'ours:']);
}

// Where null went up past an error's own field, what else goes wrong below is a matter of time (section 6.4.4: siblings may be
// cancelled), but each such null has its error in both answers.
function differenceInside(expected, actual) {
  const regions = (response) => new Set(response.errors.map((error) => nullAbove(response.data, error.path)).filter((region) => region));
  const differing = difference(regions(expected), regions(actual));
  return differing.length > 0 ? `a null without its error: ${differing.join(' ')}` : null;
}

// The path of the null that stands in the place of an object or list in which an error was; undefined where there is none.
function nullAbove(data, path = []) {
  let value = data;
  for (let i = 0; i < path.length; i++) {
    if (value === null || value === undefined) return JSON.stringify(path.slice(0, i));
    value = value[path[i]];
  }
  return undefined;
}
