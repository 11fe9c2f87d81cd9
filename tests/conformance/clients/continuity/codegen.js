import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { generate } from '@graphql-codegen/cli';
import { preset } from '@graphql-codegen/client-preset';
import { operationsFolder, schemaFile } from './api.js';

export const name = '@graphql-codegen';
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Generates types for every operation of the front ends, compiles a desk that is written with them, strictly, and lets it work. */
export async function run(api) {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-codegen-'));
  try {
    await symlink(here('../../node_modules'), join(folder, 'node_modules'));
    await cp(here('./codegen/desk.ts'), join(folder, 'desk.ts'));
    await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
    const files = await generate({
      schema: schemaFile,
      documents: [join(operationsFolder, '*.graphql')],
      generates: {
        [`${join(folder, 'gql')}/`]: {
          preset,
          presetConfig: { fragmentMasking: false },
          config: { documentMode: 'string', enumsAsTypes: true, useTypeImports: true, strictScalars: true, scalars: { DateTime: 'string', Duration: 'string', JSON: 'unknown' } },
        },
      },
      silent: true,
    }, true);
    const types = files.find((file) => file.filename.endsWith('graphql.ts')).content;
    const documents = types.match(/^export const \w+Document = /gm).length;
    await compile(folder);

    const { work } = await import(pathToFileURL(join(folder, 'out/desk.js')));
    const done = await work(api.graphql, await api.token({ role: 'agent', id: 'ana', name: 'Ana' }), await api.token({ role: 'ingest', id: 'gateway' }));
    assert.deepEqual([done.name, done.owner], ['Ana', 'Ana']);
    assert.ok(done.lines.includes('Hello'));
    assert.match(done.lines.at(-1), /^TICKET_CLAIMED: /);
    return `types of ${documents} operations, which compile strictly, and a desk written with them`;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** tsc with every strict check; a line that must not compile and does is an error too. */
async function compile(folder) {
  const options = ['--strict', '--noUncheckedIndexedAccess', '--target', 'es2023', '--module', 'esnext', '--moduleResolution', 'bundler', '--types', 'node', '--outDir', 'out'];
  await promisify(execFile)(process.execPath, [here('../../node_modules/typescript/bin/tsc'), ...options, 'desk.ts', 'gql/index.ts'], { cwd: folder })
    .catch((failed) => assert.fail(failed.stdout));
}
