import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { serverAudits } from 'graphql-http';

const known = 61;

/**
 * Holds the running API to every audit of graphql-http, one test each, and prints how many passed.
 * The audits know neither tokens nor that GET asks for a header that a foreign page can't send: both are added to each request.
 * @param {string} settings the name of the settings that it runs with
 * @param {() => Promise<{graphql: string, token: (claims: object) => Promise<string>, stop: () => Promise<void>}>} start starts it
 */
export function hold(settings, start) {
  let api;
  let headers;
  let passed = 0;
  const audits = serverAudits({
    url: () => api.graphql,
    fetchFn: (url, request) => fetch(url, { ...request, headers: { ...request?.headers, ...headers } }),
  });

  describe(`GraphQL over HTTP in ${settings}`, () => {
    before(async () => {
      api = await start();
      headers = { authorization: `Bearer ${await api.token({ role: 'agent', id: 'ana', name: 'Ana' })}`, 'graphql-require-preflight': '1' };
    });
    after(async () => {
      console.log(`audits: ${passed} of ${audits.length} in ${settings}`);
      await api?.stop();
    });

    it(`is held to all ${known} audits`, () => assert.equal(audits.length, known));
    for (const { id, name, fn } of audits) {
      it(`${id} ${name}`, async () => {
        const result = await fn();
        assert.equal(result.status, 'ok', result.reason);
        passed++;
      });
    }
  });
}
