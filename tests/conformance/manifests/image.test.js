import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { issue, signIn } from '../hosting/continuity.js';
import { freePort, startRedis } from '../hosting/redis.js';
import { copyContext } from './context.js';
import { render, root, unrenderable } from './rendering.js';

const run = promisify(execFile);
const password = 'a-password-of-the-store';

/** Why no file system can be made read-only here, or false. */
const unmountable = process.getuid?.() === 0 && spawnSync('unshare', ['-m', 'true']).status === 0 ? false : 'only root may mount, and setpriv and unshare are needed';

/** Does what the image and the manifests do: all of the file system is read-only, also /tmp, and the program runs as the user of the image, which may do nothing else. */
function startAsInThePod(published, pod, environment) {
  const { runAsUser, runAsGroup } = pod.securityContext;
  const script = [
    'mount --make-rprivate /',
    // What a container has of its own, and nothing that the program may write on.
    'for at in $(awk \'{ print $5 }\' /proc/self/mountinfo | sort -u); do case "$at" in /proc*|/dev*|/sys*) ;; *) mount -o remount,bind,ro "$at" || exit 9 ;; esac; done',
    `exec setpriv --reuid ${runAsUser} --regid ${runAsGroup} --clear-groups --no-new-privs --bounding-set -all --inh-caps -all "$@"`,
  ].join('\n');
  return spawn('unshare', ['-m', 'sh', '-ec', script, 'sh', 'dotnet', join(published, 'Continuity.Api.dll')], {
    cwd: '/', env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe'],
  });
}

test('the published API, as the user of the image on a read-only root, serves as the manifests say, and ends in time', { skip: unmountable || unrenderable }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'image-'));
  await chmod(folder, 0o755);
  t.after(() => rm(folder, { recursive: true, force: true }));

  // The very line of the Dockerfile, on what the image is built of.
  const [, line] = /^RUN (dotnet publish .*)$/m.exec(await readFile(`${root}Dockerfile`, 'utf8'));
  const [program, ...args] = line.replace(' /app', ` ${folder}`).split(' ');
  const source = await mkdtemp(join(tmpdir(), 'image-source-'));
  t.after(() => rm(source, { recursive: true, force: true }));
  await copyContext(source);
  await run(program, args, { cwd: source, maxBuffer: 2 ** 24 });

  const redis = await startRedis(['--requirepass', password]);
  t.after(redis.stop);
  const resources = render('overlays/redis');
  const { spec: pod } = resources.find((one) => one.kind === 'Deployment').spec.template;
  const settings = resources.find((one) => one.kind === 'ConfigMap' && one.data.Authentication__Schemes__Bearer__Authority).data;
  const port = await freePort();
  const environment = {
    ...settings,
    ...Object.fromEntries(pod.containers[0].env.filter((one) => one.value).map(({ name, value }) => [name, value])),
    ...signIn,
    ASPNETCORE_HTTP_PORTS: `${port}`,
    ConnectionStrings__Redis: `${redis.address},password=${password}`,
  };
  // The issuer of the manifests is not there to be asked: its key is given instead.
  delete environment.Authentication__Schemes__Bearer__Authority;

  const api = startAsInThePod(folder, pod, environment);
  const ended = new Promise((resolve) => api.once('close', (code, signal) => resolve(code ?? signal)));
  t.after(() => api.kill('SIGKILL'));
  const lines = [];
  const errors = [];
  createInterface({ input: api.stderr }).on('line', (text) => errors.push(text));
  createInterface({ input: api.stdout }).on('line', (text) => lines.push(text));
  const told = () => `${lines.join('\n')}\n${errors.join('\n')}`;

  const base = `http://127.0.0.1:${port}`;
  await eventually(async () => (await fetch(base + pod.containers[0].startupProbe.httpGet.path)).status === 200, ended, told);
  assert.equal((await fetch(base + pod.containers[0].readinessProbe.httpGet.path)).status, 200);

  await t.test('it runs as the user of the image, with no right to become another', async () => {
    const status = await readFile(`/proc/${api.pid}/status`, 'utf8');
    assert.match(status, new RegExp(`^Uid:\\t${pod.securityContext.runAsUser}\\t`, 'm'));
    assert.match(status, /^CapBnd:\t0+$/m);
    assert.match(status, /^NoNewPrivs:\t1$/m);
    assert.match(await readFile(`${root}Dockerfile`, 'utf8'), new RegExp(`^USER ${pod.securityContext.runAsUser}:${pod.securityContext.runAsGroup}$`, 'm'));
  });

  await t.test('nothing that it sees can be written on, and no file of it is open for writing', async () => {
    const mounts = (await readFile(`/proc/${api.pid}/mountinfo`, 'utf8')).split('\n').filter(Boolean).map((one) => one.split(' '));
    assert.deepEqual(mounts.filter(([, , , , at, options]) => !/^\/(proc|dev|sys)/.test(at) && !options.split(',').includes('ro')).map((one) => one[4]), []);
    for (const fd of await readdir(`/proc/${api.pid}/fd`)) {
      const [file, info] = await Promise.all([readlink(`/proc/${api.pid}/fd/${fd}`), readFile(`/proc/${api.pid}/fdinfo/${fd}`, 'utf8')]).catch(() => ['', '']);
      const [, flags] = /^flags:\s+(\d+)$/m.exec(info) ?? [];
      // O_ACCMODE of open(2): 0 is for reading only.
      if (/^\/(?!dev|proc|sys|memfd)/.test(file)) assert.equal(parseInt(flags, 8) & 3, 0, file);
    }
  });

  await t.test('its console is JSON, a record a line, without the password', () => {
    for (const text of lines) assert.equal(typeof JSON.parse(text).Message, 'string', text);
    assert.ok(lines.some((text) => text.includes('Continuity listens on')), told());
    assert.ok(!told().includes(password));
  });

  await t.test('a caller records an entry, and one that subscribes hears of it', async () => {
    const ask = async (claims, query, variables) => {
      const answer = await fetch(`${base}/graphql`, {
        method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${issue(claims)}` }, body: JSON.stringify({ query, variables }),
      });
      const { data, errors: faults } = await answer.json();
      assert.equal(faults, undefined);
      return data;
    };
    const start = 'mutation($i: StartSessionInput!) { startSession(input: $i) { session { id } customer { id } errors { message } } }';
    const { startSession } = await ask({ role: 'ingest', id: 'pbx' }, start, {
      i: { channel: 'CHAT', subject: 'My bill', identities: [{ kind: 'EMAIL', value: 'eva@example.org' }], idempotencyKey: 'one' },
    });
    assert.deepEqual(startSession.errors, []);
    const socket = createClient({ url: `${base.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket, connectionParams: { Authorization: `Bearer ${issue({ role: 'agent', id: 'ana' })}` }, retryAttempts: 0 });
    const heard = socket.iterate({ query: 'subscription($c: ID!) { threadEntries(customerId: $c) { cursor } }', variables: { c: startSession.customer.id } });
    const first = heard.next();
    const record = 'mutation($i: RecordEntryInput!) { recordEntry(input: $i) { entry { id } errors { message } } }';
    await ask({ role: 'agent', id: 'ana' }, record, { i: { sessionId: startSession.session.id, content: { message: { text: 'Hello' } }, idempotencyKey: 'two' } });
    assert.ok((await first).value.data.threadEntries.cursor);
  });

  await t.test('at SIGTERM it ends by itself, with the subscription open, within its grace period', async () => {
    api.kill('SIGTERM');
    const grace = pod.terminationGracePeriodSeconds - pod.containers[0].lifecycle.preStop.sleep.seconds;
    const late = setTimeout(() => api.kill('SIGKILL'), grace * 1000);
    assert.equal(await ended, 0, told());
    clearTimeout(late);
    assert.deepEqual(errors, []);
  });
});

/** Asks again and again until it is so; fails where the program has ended. */
async function eventually(isSo, ended, told) {
  let over;
  ended.then((code) => { over = code; });
  while (!(await isSo().catch(() => false))) {
    assert.equal(over, undefined, `It ended with ${over}:\n${told()}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}
