// Makes the development page's files: npm ci, then one bundle. Usage: node build.mjs [folder]; the folder is obj/explorer unless said.
// What goes wrong is one line, on the console and in the folder's failed.txt: the API serves a page that shows it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, statSync, copyFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(here, '../../obj/explorer'));
const draft = `${target}.${process.pid}`;
const mostMilliseconds = 60_000;

function install() {
  const done = join(here, 'node_modules/.package-lock.json');
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(join(here, 'package-lock.json')).mtimeMs) {
    return;
  }

  // A registry that can't be reached must not hold up the API's build: one try, and a bound on the whole.
  const npm = spawnSync('npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --fetch-retries=0 --fetch-timeout=15000 --loglevel=error', {
    cwd: here,
    shell: true,
    encoding: 'utf8',
    timeout: mostMilliseconds,
  });
  if (npm.status !== 0) {
    const told = (npm.stderr ?? '').split('\n').map(line => line.replace(/^npm (error|ERR!) ?/, '').trim()).filter(line => line !== '');
    throw new Error(`npm could not install its packages (${told.slice(0, 2).join('; ') || `npm ended with ${npm.status ?? npm.signal}`})`);
  }
}

async function bundle() {
  const { build } = await import('esbuild');
  const worker = name => `monaco-editor/esm/vs/${name}.worker.js`;
  await build({
    absWorkingDir: here,
    entryPoints: {
      main: 'main.jsx',
      'editor.worker': worker('editor/editor'),
      'json.worker': worker('language/json/json'),
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    },
    outdir: draft,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'file', '.md': 'text' },
    assetNames: '[name]',
    logLevel: 'silent',
  });
  copyFileSync(join(here, 'index.html'), join(draft, 'index.html'));
}

function keep() {
  rmSync(target, { recursive: true, force: true });
  renameSync(draft, target);
}

mkdirSync(draft, { recursive: true });
try {
  install();
  await bundle();
} catch (fault) {
  const line = fault.message.split('\n').filter(part => part.trim() !== '').slice(0, 2).join(' ').slice(0, 400);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft);
  writeFileSync(join(draft, 'failed.txt'), `${line}\n`);
  console.log(`GraphiQL was not built, and the API runs without it: ${line}. To try again: node ${fileURLToPath(import.meta.url)}`);
  process.exitCode = 1;
}

keep();
