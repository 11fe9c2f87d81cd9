import assert from 'node:assert/strict';
import { createClient as createSockets } from 'graphql-ws';
import { Client, cacheExchange, fetchExchange, gql, subscriptionExchange } from 'urql';
import WebSocket from 'ws';
import { operation } from './api.js';
import { openChannel, until } from './front-end.js';

export const name = 'urql';

/** A queue view on a document cache: a mutation lets the queries that hold the same types be asked again. */
export async function run(api) {
  const channel = await openChannel(api, 'queued');
  const authorization = `Bearer ${channel.agent}`;
  const sockets = createSockets({ url: api.socket, webSocketImpl: WebSocket, connectionParams: { authorization } });
  const client = new Client({
    url: api.graphql,
    preferGetMethod: false,
    fetchOptions: { headers: { authorization } },
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({ subscribe: (sink) => ({ unsubscribe: sockets.subscribe({ query, variables }, sink) }) }),
      }),
    ],
  });

  const waiting = gql(await operation('WaitingTickets'));
  const queues = await client.query(gql(await operation('Queues')), {}).toPromise();
  const variables = { queueId: queues.data.queues.find((queue) => queue.name === 'general').id, first: 100 };
  const shown = [];
  const { unsubscribe } = client.query(waiting, variables).subscribe((result) => {
    shown.push(result.data.node.waiting.nodes.some((ticket) => ticket.id === channel.ticketId));
  });
  await until(() => shown.length === 1);
  const claimed = await client.mutation(gql(await operation('ClaimTicket')), { input: { ticketId: channel.ticketId } }).toPromise();
  assert.equal(claimed.data.claimTicket.ticket.owner.name, 'Ana');
  // The mutation alone makes the view ask again. The queue is told of the claim a moment after it, which may take one more look.
  await until(() => shown.length > 1);
  while (shown.at(-1)) await client.query(waiting, variables, { requestPolicy: 'network-only' }).toPromise();
  unsubscribe();
  assert.equal(shown[0], true);

  const threadEntries = gql(await operation('ThreadEntries'));
  const seen = [];
  const heard = new Promise((resolve) => {
    const following = client.subscription(threadEntries, { customerId: channel.customerId, after: channel.cursor }).subscribe((result) => {
      seen.push(result.data.threadEntries);
      if (seen.length === 3) {
        following.unsubscribe();
        resolve();
      }
    });
  });
  await channel.say('one');
  await channel.say('two');
  await heard;
  assert.deepEqual(seen.map((entry) => entry.text ?? entry.activity), ['TICKET_CLAIMED', 'one', 'two']);
  const refused = await client.query(gql('query Refused { customer(by: { id: "nobody" }) { id } }'), {}).toPromise();
  assert.equal(refused.error.graphQLErrors[0].extensions.code, 'INVALID_ID');
  await sockets.dispose();
  return 'a queue view that its own mutation refreshed, 3 events, a refusal';
}
