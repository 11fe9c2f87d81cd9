const pieces = ['plain', 'two words', 'é', '日本', '😀', '#', '{a}', '$x', '...', "'", '/', '&', '\u2028', '\u00a0', '\ufeff', '0'];
const escapes = ['\\n', '\\t', '\\"', '\\\\', '\\/', '\\b', '\\f', '\\r', '\\u00e9', '\\u2028', '\\uD83D\\uDE00', '\\u{1F600}', '\\u{41}', '\\u0000'];
const lines = ['', '  ', 'text', '    indented', '  two', '\tafter a tab', '"quoted"', '\\"""', '\\n', 'é 😀', '#', '""x', '\\'];

/** A string's literal, quoted or as a block. */
export function stringLiteral(random) {
  if (random.percent(20)) return blockString(random);
  const parts = Array.from({ length: random.below(4) }, () => random.pick(random.percent(70) ? pieces : escapes));
  return `"${parts.join('')}"`;
}

/** A block string of some lines, each with an indentation of its own. */
export function blockString(random) {
  const ends = random.percent(80) ? ['\n'] : ['\n', '\r\n', '\r'];
  let text = '"""';
  for (let i = random.between(1, 5); i > 0; i--) text += random.pick(lines) + (i > 1 ? random.pick(ends) : '');
  // What ends in a quotation mark or a backslash would make another end of the string.
  return `${/["\\]$/.test(text.slice(3)) ? `${text} ` : text}"""`;
}
