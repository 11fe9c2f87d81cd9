import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHost } from './host.js';
import { startRedis } from './redis.js';

const issuer = 'https://issuer.example';
const audience = 'continuity';

/**
 * Starts Continuity.Api as somebody who tries it out does: Development, with the embedded store. It can be killed, and started again on the same
 * address and data, as clients that reconnect expect.
 * @param {Record<string, string>} environment further settings
 */
export async function startInDevelopment(environment = {}) {
  const data = await mkdtemp(join(tmpdir(), 'conformance-data-'));
  const start = (address) => startApi(
    // On a machine that does much else a store is slow, and not away.
    { ASPNETCORE_ENVIRONMENT: 'Development', Continuity__Embedded__Path: data, Continuity__Store__Deadline: '00:00:20', ...environment },
    address);
  let host = await start();
  const { url } = host;
  return {
    url,
    graphql: `${url}/graphql`,
    socket: `${url.replace('http', 'ws')}/graphql`,
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

const bearer = 'Authentication__Schemes__Bearer__';
const key = randomBytes(64);

/** The settings by which an API takes the tokens that {@link issue} makes. */
export const signIn = {
  [`${bearer}ValidIssuer`]: issuer,
  [`${bearer}ValidAudience`]: audience,
  [`${bearer}SigningKeys__0__Issuer`]: issuer,
  [`${bearer}SigningKeys__0__Value`]: key.toString('base64'),
};

/** A token of the issuer. */
export const issue = (claims) => sign(claims, key);

/**
 * Starts Continuity.Api as an operator does: Production, on Redis, with tokens of an issuer.
 * @param {Record<string, string>} environment further settings
 * @returns {Promise<{graphql: string, token: (claims: object) => Promise<string>, stop: () => Promise<void>}>}
 */
export async function startInProduction(environment = {}) {
  const redis = await startRedis();
  const host = await startApi({
    ASPNETCORE_ENVIRONMENT: 'Production',
    ConnectionStrings__Redis: redis.address,
    ...signIn,
    ...environment,
  }).catch(async (fault) => {
    await redis.stop();
    throw fault;
  });
  const stop = async () => {
    await host.stop();
    await redis.stop();
  };
  return { graphql: `${host.url}/graphql`, token: async (claims) => issue(claims), stop };
}

function startApi(environment, address = 'http://127.0.0.1:0') {
  return startHost('src/Continuity.Api', ['--urls', address], environment);
}

/** A JSON Web Token (RFC 7519), signed with HMAC SHA-256; `id` is its subject. */
function sign({ id, ...claims }, key) {
  const now = Math.floor(Date.now() / 1000);
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ iss: issuer, aud: audience, iat: now, exp: now + 3600, sub: id, ...claims })}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}
