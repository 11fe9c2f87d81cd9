import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client/core';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, createRequest, fetchExchange, makeOperation } from '@urql/core';
import { parse, print } from 'graphql';
import { startInDevelopment } from '../hosting/continuity.js';

// Apollo's cache asks for each object's __typename: these are the documents as it sends them.
const roles = parse('query Roles { viewer { roles __typename } }');
const kinds = parse('query Kinds { viewer { actor { __typename } __typename } }');
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** An Apollo client that sends hashes, by GET, and what it has sent: the method, and whether the text went along. */
async function apollo(api) {
  const sent = [];
  const authorization = `Bearer ${await api.token({ role: 'agent', id: 'ana' })}`;
  const http = new HttpLink({
    uri: api.graphql,
    headers: { authorization },
    fetch: (url, request) => {
      sent.push(`${request.method} ${/[?&"]query/.test(`${url}${request.body ?? ''}`) ? 'text' : 'hash'}`);
      return fetch(url, request);
    },
  });
  const link = new PersistedQueryLink({ sha256, useGETForHashedQueries: true }).concat(http);
  const client = new ApolloClient({ link, cache: new InMemoryCache(), defaultOptions: { query: { fetchPolicy: 'no-cache' } } });
  return { client, sent };
}

describe('Automatic persisted queries with @apollo/client', () => {
  let api;
  before(async () => { api = await startInDevelopment({ Continuity__GraphQL__PersistedQueries__Automatic: 'true' }); });
  after(() => api.stop());

  it('teaches a document once, and asks by its hash from then on', async () => {
    const { client, sent } = await apollo(api);
    assert.deepEqual((await client.query({ query: roles })).data.viewer.roles, ['agent']);
    assert.deepEqual((await client.query({ query: roles })).data.viewer.roles, ['agent']);
    assert.deepEqual(sent, ['GET hash', 'POST text', 'GET hash']);
  });
});

describe('A server of trusted documents', () => {
  let api;
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'conformance-documents-'));
    const manifest = join(folder, 'persisted.json');
    await writeFile(manifest, JSON.stringify({ [sha256(print(roles))]: print(roles) }));
    api = await startInDevelopment({
      Continuity__GraphQL__OnlyTrustedDocuments: 'true',
      Continuity__GraphQL__TrustedDocuments__Sources__0: manifest,
    });
  });
  after(async () => {
    await api.stop();
    await rm(folder, { recursive: true });
  });

  it('answers @apollo/client, which sends the hash and never the text', async () => {
    const { client, sent } = await apollo(api);
    assert.deepEqual((await client.query({ query: roles })).data.viewer.roles, ['agent']);
    assert.deepEqual(sent, ['GET hash']);
  });

  it('answers urql, which sends documentId', async () => {
    const headers = { authorization: `Bearer ${await api.token({ role: 'agent', id: 'ana' })}` };
    const client = new Client({ url: api.graphql, exchanges: [fetchExchange], preferGetMethod: false });
    const request = createRequest({ kind: 'Document', definitions: [], documentId: `sha256:${sha256(print(roles))}` }, {});
    const context = { url: api.graphql, requestPolicy: 'network-only', fetchOptions: { headers }, preferGetMethod: false };
    const answer = await client.executeRequestOperation(makeOperation('query', request, context)).toPromise();
    assert.deepEqual([answer.error, answer.data?.viewer.roles], [undefined, ['agent']]);
  });

  it('refuses any other document, told by its code', async () => {
    const { client } = await apollo(api);
    await assert.rejects(client.query({ query: kinds }), (fault) => fault.errors[0].extensions.code === 'DOCUMENT_NOT_TRUSTED');
  });
});
