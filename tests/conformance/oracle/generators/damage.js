import { blockString, stringLiteral } from './texts.js';

const oddities = ['\ufeff', '\u0000', '\u0007', '\u007f', '\u0080', '\u00a0', '\u2028', '\u2029', '\u200b', '\ud800', '\udfff', '\ud83d\ude00', 'é', '日', '\r', '\r\n', '\n', '\t', '\v', '\f'];
const tokens = ['{', '}', '(', ')', '[', ']', ':', '=', '!', '|', '@', '$', '&', '...', '..', '.', ',', '#', '"', '""', '"""', '\\', '-', '+', '0', '00', '1.', '.5', '1e', '1e+5', '-0', '-', '0x1', '1.5e10', '2147483648', '1a', '0_', 'on', 'true', 'null', 'fragment', 'query', 'type', 'extend', 'implements', 'repeatable', '?', '%', '~', ';', "'", '<', '`'];
const escapes = ['\\u', '\\u1', '\\u00e9', '\\uD800', '\\uDC00', '\\uD83D\\uDE00', '\\uD83D\\u0041', '\\uD83D', '\\u{1F600}', '\\u{}', '\\u{110000}', '\\u{D800}', '\\u{0000000041}', '\\u{41', '\\u{G}', '\\x', '\\a', '\\', '\\"', '\\n', '\\/', '\\0', '\\u{00000000000000000041}', '\\U0041', '\\u00E', '\\b'];

/** A document with some of its characters or tokens damaged. It may be a document still. */
export function damaged(random, text) {
  let result = text;
  for (let i = random.pick([1, 1, 1, 2, 3]); i > 0; i--) result = damagedOnce(random, result);
  return result;
}

function damagedOnce(random, text) {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + random.pick([1, 1, 2, 5, 20]));
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, at) + text.slice(at, end) + text.slice(at);
    case 2:
      return text.slice(0, at) + random.pick(oddities) + text.slice(at);
    case 3:
      return text.slice(0, at) + random.pick(tokens) + text.slice(at);
    case 4:
      return text.slice(0, at) + ` ${random.pick(tokens)} ` + text.slice(end);
    case 5:
      return text.slice(0, at);
    case 6:
      return inString(random, text);
    default:
      return text.slice(0, at) + (random.percent(50) ? stringLiteral(random) : blockString(random)) + text.slice(at);
  }
}

// Into a string, where there is one: what is odd elsewhere may be well there, and the other way about.
function inString(random, text) {
  const quotes = [...text.matchAll(/"/g)];
  if (quotes.length === 0) return `${text} "${random.pick(escapes)}"`;
  const at = random.pick(quotes).index + 1;
  return text.slice(0, at) + random.pick(random.percent(60) ? escapes : oddities) + text.slice(at);
}

/** A document that is little but one string, of unusual characters, escapes and lines. */
export function stringDocument(random) {
  const parts = () => Array.from({ length: random.below(6) }, () => random.pick(random.pick([oddities, escapes, tokens, [' ', '  ', 'a', '\n', '\n  ', '\n\t', '\\"""']])));
  const value = random.percent(50) ? `"${parts().join('')}"` : `"""${parts().join('')}"""`;
  return random.percent(70) ? `{ f(a: ${value}) }` : `${value}\ntype T { f: Int }`;
}
