import assert from 'node:assert/strict';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { operation } from './api.js';
import { openChannel } from './front-end.js';
import { followThroughKills } from './resuming.js';

export const name = 'graphql-ws';

/** Follows a thread over a WebSocket, and runs a query and a subscription that is refused on the same socket. */
export async function run(api) {
  const channel = await openChannel(api, 'socketed');
  const client = createClient({
    url: api.socket,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${channel.agent}` },
    retryAttempts: 0,
    lazyCloseTimeout: 60_000,
  });
  const query = await operation('ThreadEntries');
  const followed = await followThroughKills(api, channel, name, (variables) => client.iterate({ query, variables }));

  const results = [];
  for await (const result of client.iterate({ query: await operation('Viewer') })) results.push(result);
  assert.deepEqual(results.map((result) => result.data.viewer.actor.agentName), ['Ana']);
  const refused = await client.iterate({ query, variables: { customerId: 'nobody' } }).next().catch((errors) => ({ value: { errors } }));
  assert.equal(refused.value.errors[0].extensions.code, 'INVALID_ID');
  await client.dispose();
  return followed;
}
