import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agree, bytesOf, names, ours, parsers } from './mail.js';
import { differences } from './mail-differences.js';

const read = await ours(names);
let compared = 0;

for (const [parser, parse] of Object.entries(parsers)) {
  test(`${parser} reads ${names.length} samples as Continuity does, but where a reason is known`, async () => {
    const found = [];
    for (const name of names) {
      const theirs = await parse(await bytesOf(name));
      const mine = read.get(name);
      for (const field of Object.keys(mine).filter((one) => theirs[one] !== undefined)) {
        compared += 1;
        if (!agree(field, mine[field], theirs[field])) {
          found.push(`${name} ${field}`);
        }
      }
    }

    const known = differences.filter(([whose]) => whose === parser).map(([, name, field]) => `${name} ${field}`);
    assert.deepEqual(found.sort(), known.sort());
    console.log(`mail: ${compared} values compared so far, ${found.length} differ from ${parser} for a known reason`);
  });
}
