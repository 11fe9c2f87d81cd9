import { cp, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root } from './rendering.js';

/**
 * Copies what `docker build` would be given, as .dockerignore says. Of its notation this reads what stands there: `*` leaves all out, `!name` takes something of the root, `**` and a name leave that out at any depth.
 * @param {string} folder where to
 */
export async function copyContext(folder) {
  const lines = (await readFile(`${root}.dockerignore`, 'utf8')).split('\n').filter((line) => line && !line.startsWith('#'));
  const unread = lines.filter((line) => !/^(\*|![^*/]+|\*\*\/[^*/]+)$/.test(line));
  if (lines[0] !== '*' || unread.length > 0) throw new Error(`.dockerignore has what is not read here: ${unread.join(', ') || lines[0]}`);
  const leftOut = lines.filter((line) => line.startsWith('**/')).map((line) => line.slice(3));
  for (const name of lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1))) {
    await cp(join(root, name), join(folder, name), { recursive: true, filter: (source) => !leftOut.includes(basename(source)) });
  }
}
