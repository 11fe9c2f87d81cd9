// The README's story as operations: one source, read as its bash would be.
import { parse, print } from 'graphql';
import * as graphql from 'prettier/plugins/graphql';
import { format } from 'prettier/standalone';

const block = /([^\n]+(?:\n[^\n]+)*)\n\n```bash\n# story: (\w+)\n([\s\S]*?)```/g;
const caller = /^(\w+)=\$\(token '(.*)'\)$/gm;
const call = /^(?:(\w+)=\$\()?ask \$(\w+) '((?:[^'\n]|'\$\w+')*)'/m;
const cut = /^(\w+)=\$\(echo "\$(\w+)" \| sed 's\/(.*)\/\\1\/'\)$/gm;

// A basic regular expression, as sed has it, in JavaScript's words: the parentheses are the other way round.
const expression = text => new RegExp(text.replace(/\\?[()]/g, sign => (sign.startsWith('\\') ? sign[1] : `\\${sign}`)));

// As wide as the editor is beside the docs on a common screen.
const columns = 37;

const comment = text => text
  .replace(/\s+/g, ' ')
  .replace(new RegExp(`(.{1,${columns - 2}})(?: |$)`, 'g'), '# $1\n');

function named(query, name) {
  const document = parse(query);
  const [operation] = document.definitions;
  const text = print({ ...document, definitions: [{ ...operation, name: { kind: 'Name', value: name } }] });
  return format(text, { parser: 'graphql', plugins: [graphql], printWidth: columns });
}

/**
 * Reads the story out of the README: its steps, and the cuts, which are what later steps take from the answers of earlier ones.
 * @returns {Promise<{
 *   steps: { name: string, caller: object, query: string, variables?: object, answer?: string }[],
 *   cuts: { name: string, from: string, pattern: RegExp }[] }>}
 */
export async function readStory(readme) {
  const callers = {};
  const cuts = [];
  const steps = [];
  for (const [, prose, number, code] of readme.matchAll(block)) {
    for (const [, name, body] of code.matchAll(caller)) {
      callers[name] = JSON.parse(body);
    }

    for (const [, name, from, pattern] of code.matchAll(cut)) {
      cuts.push({ name, from, pattern: expression(pattern) });
    }

    const [, answer, who, body] = code.match(call) ?? [];
    if (body) {
      const { query, variables } = JSON.parse(body.replace(/'(\$\w+)'/g, '$1'));
      const name = `Story${number}_${who}`;
      steps.push({ name, caller: callers[who], query: comment(prose) + await named(query, name), variables, answer });
    }
  }

  return { steps, cuts };
}

/** What the story's answers have given so far: `$session` in step 6 is cut out of the answer of step 5. */
export class StoryMemory {
  constructor({ steps, cuts }) {
    Object.assign(this, { steps, cuts, values: {} });
  }

  /** Keeps what later steps want of an answer. */
  hear(operationName, answer) {
    const step = this.steps.find(({ name }) => name === operationName);
    for (const { name, pattern } of this.cuts.filter(({ from }) => step?.answer === from)) {
      const value = JSON.stringify(answer).match(pattern)?.[1];
      if (value) {
        this.values[name] = value;
      }
    }
  }

  /** Puts what is known in place of `$name` among the variables; fails where it is not known yet. */
  fill(variables) {
    return Object.fromEntries(Object.entries(variables ?? {}).map(([key, value]) => {
      const wanted = typeof value === 'string' && this.cuts.find(({ name }) => value === `$${name}`);
      if (wanted && !(wanted.name in this.values)) {
        const before = this.steps.find(({ answer }) => answer === wanted.from);
        throw new Error(`The variable ${key} is taken from the answer of ${before?.name}: run that first.`);
      }

      return [key, wanted ? this.values[wanted.name] : value];
    }));
  }
}
