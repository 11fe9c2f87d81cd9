import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startHost } from '../../hosting/host.js';

export const schemaFile = fileURLToPath(new URL('../../../../schema/continuity.graphql', import.meta.url));
export const operationsFolder = fileURLToPath(new URL('../../../../schema/operations/', import.meta.url));

/** The text of one of the front ends' operations, by its name. */
export const operation = (name) => readFile(join(operationsFolder, `${name}.graphql`), 'utf8');

/**
 * Starts Continuity.Api as somebody who tries it out does: Development, with the embedded store. It can be killed, and started again on the same
 * address and data, as clients that reconnect expect.
 * @param {Record<string, string>} environment further settings
 */
export async function startContinuity(environment = {}) {
  const data = await mkdtemp(join(tmpdir(), 'conformance-clients-'));
  const start = (url) => startHost('src/Continuity.Api', ['--urls', url], { ASPNETCORE_ENVIRONMENT: 'Development', Continuity__Embedded__Path: data, ...environment });
  let host = await start('http://127.0.0.1:0');
  const { url } = host;
  return {
    url: `${url}/graphql`,
    socketUrl: `${url.replace('http', 'ws')}/graphql`,
    token: async (claims) => {
      const answer = await fetch(`${url}/dev/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(claims) });
      return (await answer.json()).token;
    },
    kill: async () => {
      const ended = new Promise((resolve) => host.process.once('close', resolve));
      host.process.kill('SIGKILL');
      await ended;
    },
    startAgain: async () => {
      host = await start(url);
    },
    stop: async () => {
      await host.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}
