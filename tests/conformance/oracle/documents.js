import { Lexer, Source, TokenKind, parse } from 'graphql';
import { batchOf } from './batches.js';
import { firstDifference } from './comparison.js';
import { damaged, stringDocument } from './generators/damage.js';
import { Random } from './generators/random.js';

/**
 * Has the host and graphql-js read the same documents of a seed.
 * @returns {Promise<{accepted: number, refused: number}>}
 * @throws {Error} with the seed and the first document that the two read differently
 */
export async function checkDocuments(host, seed, count) {
  const texts = documentsOf(seed, count);
  const answers = await host.ask('documents', texts.map((text) => bytesOf(text).toString('base64')));
  const tally = { accepted: 0, refused: 0 };
  for (let i = 0; i < texts.length; i++) {
    const difference = differenceOfReading(texts[i], answers[i]);
    if (difference) throw new Error(`seed ${seed}: ${difference}\n\n${JSON.stringify(texts[i])}\n\nours: ${JSON.stringify(answers[i])}`);
    tally['printed' in answers[i] ? 'accepted' : 'refused']++;
  }
  return tally;
}

function documentsOf(seed, count) {
  const random = new Random(seed);
  const { sdl, requests } = batchOf(seed, 20);
  return Array.from({ length: count }, () => {
    const kind = random.below(10);
    if (kind < 3) return stringDocument(random);
    // A part of a long text, from the start of a line on, so that damage is not always in its middle.
    return damaged(random, kind < 6 ? random.pick(sdl.split('\n\n')) : random.pick(requests).query);
  });
}

function differenceOfReading(text, answer) {
  let expected;
  try {
    expected = parse(text, { noLocation: true });
  } catch (error) {
    if ('printed' in answer) return `refused by graphql-js, not by us: ${error.message}`;
    const [{ line, column }] = error.locations;
    const isSame = (place) => place?.line === answer.line && place.column === answer.column;
    return isSame({ line, column }) || isSame(tokenBefore(text, { line, column })) ? null : `refused at another place: by graphql-js at ${line}:${column}, "${error.message}"`;
  }
  if (!('printed' in answer)) return 'accepted by graphql-js, not by us';
  const path = firstDifference(plain(expected), plain(parse(answer.printed, { noLocation: true })));
  return path && `read as something else at ${path.join('.')}`;
}

// Of two faults that follow one another, a name or variable that may not stand there and characters that make no token, graphql-js
// tells the second, since it reads on before it looks at the first; we tell the first.
function tokenBefore(text, fault) {
  const lexer = new Lexer(new Source(text));
  let last;
  try {
    for (;;) {
      const token = lexer.advance();
      if (token.kind === TokenKind.EOF) return undefined;
      last = token;
    }
  } catch (error) {
    const [{ line, column }] = error.locations;
    return line === fault.line && column === fault.column && [TokenKind.NAME, TokenKind.DOLLAR].includes(last?.kind) ? last : undefined;
  }
}

const plain = (ast) => JSON.parse(JSON.stringify(ast));

// UTF-8, in which half a surrogate pair is written as the three bytes that it would have if there were such a thing.
function bytesOf(text) {
  if (text.isWellFormed()) return Buffer.from(text, 'utf8');
  return Buffer.concat([...text].map((character) => (character.isWellFormed() ? Buffer.from(character, 'utf8') : halfBytes(character.charCodeAt(0)))));
}

const halfBytes = (unit) => Buffer.from([0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]);
