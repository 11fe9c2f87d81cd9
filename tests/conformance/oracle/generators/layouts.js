import { Lexer, Source, TokenKind, stripIgnoredCharacters } from 'graphql';

const gaps = [' ', '  ', '\n', '\r\n', '\r', '\t', ',', ', ', ' # é 😀\n', '\n\n', '\ufeff', ' #\r'];

/** The same tokens, laid out in another way. */
export function relaidOut(random, text) {
  switch (random.below(4)) {
    case 0:
      return text;
    case 1:
      return stripIgnoredCharacters(text);
    default:
      return scattered(random, text);
  }
}

function scattered(random, text) {
  const lexer = new Lexer(new Source(text));
  let result = '';
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    result += text.slice(token.start, token.end) + random.pick(random.percent(80) ? [' '] : gaps);
  }
  return result;
}
