import assert from 'node:assert/strict';
import { GraphQLClient } from 'graphql-request';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { operation } from './api.js';
import { openChannel, sayAll } from './front-end.js';
import { throughKills } from './resuming.js';

export const name = 'an inbox over graphql-ws';

const count = 40;

/**
 * Follows an agent's inbox while customers write and the API is killed and started again twice. Each writes on a ticket of their own, so that every event is told apart: none may be
 * missing, and none may come again, neither then nor to whoever reads all of it afterwards.
 */
export async function run(api) {
  const agent = await api.token({ role: 'agent', id: 'ida', name: 'Ida' });
  const desk = new GraphQLClient(api.graphql, { headers: { authorization: `Bearer ${agent}` } });
  const customers = [];
  for (let n = 0; n <= count; n++) {
    const channel = await openChannel(api, `inbox${n}`, { customer: true });
    await desk.request(await operation('ClaimTicket'), { input: { ticketId: channel.ticketId } });
    customers.push(channel);
  }

  const last = customers.pop();
  const { viewer } = await desk.request(await operation('Inbox'));
  const client = createClient({
    url: api.socket,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${agent}` },
    retryAttempts: 0,
    lazyCloseTimeout: 60_000,
  });
  const query = await operation('InboxEvents');
  const subscribe = (after) => client.iterate({ query, variables: { after } });
  const { seen, subscriptions } = await throughKills(api, {
    count,
    after: viewer.inbox.cursor,
    subscribe,
    read: (data) => data.inboxEvents,
    write: async () => {
      for (const customer of customers) await sayAll(customer, ['Where is it?']);
    },
  });
  assert.deepEqual(seen.map((event) => event.kind), seen.map(() => 'CUSTOMER_WROTE'));
  assert.deepEqual(seen.map((event) => event.ticket.id).sort(), customers.map((customer) => customer.ticketId).sort());

  // What comes last shows that nothing was told again before it.
  await sayAll(last, ['And mine?']);
  const all = [];
  for await (const { data, errors } of subscribe(viewer.inbox.cursor)) {
    assert.equal(errors, undefined);
    if (all.push(data.inboxEvents) && data.inboxEvents.ticket.id === last.ticketId) break;
  }
  assert.deepEqual(all.slice(0, -1).map((event) => event.cursor), seen.map((event) => event.cursor));
  await client.dispose();
  return `${count} events once each in ${subscriptions} subscriptions, through 2 kills of the API`;
}
