import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from 'graphql-ws';
import compiler from 'relay-compiler';
import WebSocket from 'ws';
import { schemaFile } from './api.js';
import { openChannel } from './front-end.js';

export const name = 'relay-compiler';
const components = fileURLToPath(new URL('./relay', import.meta.url));

/** Compiles components against the schema to a persisted manifest, and does a desk's work with the texts in it. */
export async function run(api) {
  const manifest = await compile();
  const texts = Object.values(manifest);
  const text = (operation) => texts.find((one) => new RegExp(`^(query|mutation|subscription) ${operation}\\b`).test(one)) ?? assert.fail(`${operation} is missing.`);
  for (const [id, one] of Object.entries(manifest)) assert.equal(createHash('sha256').update(one).digest('hex'), id);

  const channel = await openChannel(api, 'related');
  const ask = async (operation, variables) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${channel.agent}` };
    const { data, errors } = await (await fetch(api.url, { method: 'POST', headers, body: JSON.stringify({ query: text(operation), variables }) })).json();
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

  const sockets = createClient({ url: api.socketUrl, webSocketImpl: WebSocket, connectionParams: { authorization: `Bearer ${channel.agent}` } });
  const events = sockets.iterate({ query: text('ThreadPaneEntriesSubscription'), variables: { customerId: channel.customerId, after: channel.cursor } });
  const { value } = await events.next();
  assert.equal(value.data.threadEntries.text, 'one');
  await events.return();
  await sockets.dispose();
  assert.equal(texts.length, 4);
  return `a persisted manifest of ${texts.length} operations, each executed`;
}

async function compile() {
  const folder = await mkdtemp(join(tmpdir(), 'conformance-relay-'));
  try {
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
    return JSON.parse(await readFile(join(folder, 'persisted.json'), 'utf8'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
