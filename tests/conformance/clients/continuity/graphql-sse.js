import assert from 'node:assert/strict';
import { createClient } from 'graphql-sse';
import { operation } from './api.js';
import { openChannel } from './front-end.js';
import { followThroughKills } from './resuming.js';

export const name = 'graphql-sse';

/** Follows a thread over server-sent events, in distinct connections; and runs a query and a subscription that is refused so. */
export async function run(api) {
  const channel = await openChannel(api, 'streamed');
  const client = createClient({ url: api.graphql, headers: { authorization: `Bearer ${channel.agent}` }, retryAttempts: 0 });
  const query = await operation('ThreadEntries');
  const followed = await followThroughKills(api, channel, name, (variables) => client.iterate({ query, variables }));

  const results = [];
  for await (const result of client.iterate({ query: await operation('Viewer') })) results.push(result);
  assert.deepEqual(results.map((result) => result.data.viewer.actor.agentName), ['Ana']);
  const refused = await client.iterate({ query, variables: { customerId: 'nobody' } }).next();
  assert.equal(refused.value.errors[0].extensions.code, 'INVALID_ID');
  client.dispose();
  return followed;
}
