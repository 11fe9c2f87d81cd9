import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from 'graphql-ws';
import compiler from 'relay-compiler';
import WebSocket from 'ws';
import { startInDevelopment } from '../../hosting/continuity.js';
import { operationsFolder, schemaFile } from './api.js';
import { openChannel } from './front-end.js';

export const name = 'relay-compiler';
const components = fileURLToPath(new URL('./relay', import.meta.url));

/** Compiles components against the schema to a persisted manifest, and does a desk's work by the ids in it, on an API that knows no other documents. */
export async function run() {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-relay-'));
  try {
    const file = await compile(folder);
    const manifest = JSON.parse(await readFile(file, 'utf8'));
    assert.equal(Object.keys(manifest).length, 4);
    const trusted = 'Continuity__GraphQL__TrustedDocuments__Sources__';
    const api = await startInDevelopment({ Continuity__GraphQL__OnlyTrustedDocuments: 'true', [`${trusted}0`]: file, [`${trusted}1`]: operationsFolder });
    try {
      await work(api, manifest);
    } finally {
      await api.stop();
    }
    return 'a persisted manifest of 4 operations, executed by their ids where no other is trusted';
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function work(api, manifest) {
  const channel = await openChannel(api, 'related');
  const named = (operation) => Object.entries(manifest).find(([, text]) => new RegExp(`^(query|mutation|subscription) ${operation}\\b`).test(text));
  const send = async (body) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${channel.agent}` };
    return (await fetch(api.graphql, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  };
  const ask = async (operation, variables) => {
    const { data, errors } = await send({ documentId: `sha256:${named(operation)[0]}`, variables });
    assert.equal(errors, undefined);
    return data;
  };

  await channel.say('one');
  const { customer } = await ask('DeskQuery', { customerId: channel.customerId });
  assert.equal(customer.tickets.edges[0].node.subject, 'A matter of related');
  assert.equal(customer.thread.entries.edges.at(-1).node.text, 'one');
  const claimed = await ask('DeskClaimMutation', { input: { ticketId: channel.ticketId } });
  assert.equal(claimed.claimTicket.ticket.owner.name, 'Ana');
  // What @refetchable makes of a fragment asks for it by node(id).
  const back = await ask('ThreadPaneBackQuery', { id: customer.thread.id, last: 1, before: customer.thread.entries.edges.at(-1).cursor });
  assert.equal(back.node.entries.edges[0].node.sequence, customer.thread.entries.edges.at(-1).node.sequence - 1);
  const { errors } = await send({ query: '{ viewer { roles } }' });
  assert.equal(errors[0].extensions.code, 'DOCUMENT_NOT_TRUSTED');

  const sockets = createClient({ url: api.socket, webSocketImpl: WebSocket, connectionParams: { authorization: `Bearer ${channel.agent}` } });
  const [, query] = named('ThreadPaneEntriesSubscription');
  const events = sockets.iterate({ query, variables: { customerId: channel.customerId, after: channel.cursor } });
  const { value } = await events.next();
  assert.equal(value.data.threadEntries.text, 'one');
  await events.return();
  await sockets.dispose();
}

async function compile(folder) {
  await cp(components, join(folder, 'src'), { recursive: true });
  await cp(schemaFile, join(folder, 'schema.graphql'));
  await writeFile(join(folder, 'persisted.json'), '{}');
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify({
    src: './src',
    schema: './schema.graphql',
    language: 'javascript',
    customScalarTypes: { DateTime: 'string', Duration: 'string' },
    persistConfig: { file: './persisted.json', algorithm: 'SHA256' },
  }));
  await promisify(execFile)(compiler, ['relay.config.json'], { cwd: folder }).catch((failed) => assert.fail(failed.stdout + failed.stderr));
  return join(folder, 'persisted.json');
}
