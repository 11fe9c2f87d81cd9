import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const sources = fileURLToPath(new URL('../../../src/Continuity.Api/Explorer/web', import.meta.url));

test('without the registry, the build of GraphiQL leaves its reason for the page and ends', () => {
  const folder = mkdtempSync(join(tmpdir(), 'continuity-'));
  try {
    cpSync(sources, join(folder, 'web'), { recursive: true, filter: (path) => !path.includes('node_modules') });
    const build = spawnSync(process.execPath, ['build.mjs', join(folder, 'made')], {
      cwd: join(folder, 'web'),
      encoding: 'utf8',
      env: { ...process.env, npm_config_registry: 'http://127.0.0.1:1/', npm_config_cache: join(folder, 'cache') },
    });

    assert.equal(build.status, 1);
    assert.match(build.stdout, /^GraphiQL was not built, and the API runs without it: npm could not install its packages \(.*\)\. To try again: node .*build\.mjs\n$/);
    assert.deepEqual(readdirSync(join(folder, 'made')), ['failed.txt']);
    assert.match(readFileSync(join(folder, 'made/failed.txt'), 'utf8'), /ECONNREFUSED/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
