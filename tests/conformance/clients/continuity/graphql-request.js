import assert from 'node:assert/strict';
import { ClientError, GraphQLClient } from 'graphql-request';
import { operation } from './api.js';
import { openChannel } from './front-end.js';

export const name = 'graphql-request';

/** An agent desktop: sign-in view, look-up, thread, ticket work; and what a client makes of refusals. */
export async function run(api) {
  const channel = await openChannel(api, 'requested');
  const client = new GraphQLClient(api.graphql, { headers: { authorization: `Bearer ${channel.agent}` } });
  const ask = async (document, variables) => client.request(await operation(document), variables);

  const { viewer } = await ask('Viewer');
  assert.deepEqual([viewer.roles, viewer.actor.agentName], [['agent'], 'Ana']);
  const { customer } = await ask('FindCustomer', { by: { identity: { kind: 'EMAIL', value: 'requested@example.org' } } });
  assert.equal(customer.id, channel.customerId);
  await channel.say('Hello');
  const { customer: { thread } } = await ask('ThreadPage', { customerId: customer.id, last: 1 });
  assert.deepEqual([thread.entries.nodes[0].text, thread.entries.pageInfo.hasPreviousPage, thread.cursor], ['Hello', true, thread.entries.pageInfo.endCursor]);

  const { ticket } = await ask('TicketWork', { by: { id: channel.ticketId } });
  const claimed = await ask('ClaimTicket', { input: { ticketId: ticket.id, expectedVersion: ticket.version } });
  assert.equal(claimed.claimTicket.ticket.owner.name, 'Ana');
  const stale = await ask('ResolveTicket', { input: { ticketId: ticket.id, summary: 'Done', expectedVersion: ticket.version } });
  assert.deepEqual([stale.resolveTicket.ticket, stale.resolveTicket.errors[0].code], [null, 'STALE_VERSION']);
  await ask('EndSession', { input: { sessionId: channel.sessionId } });
  const resolved = await ask('ResolveTicket', { input: { ticketId: ticket.id, summary: 'Done', followUpWithin: null } });
  assert.deepEqual([resolved.resolveTicket.errors, resolved.resolveTicket.ticket.status], [[], 'RESOLVED']);
  const closed = await ask('CloseTicket', { input: { ticketId: ticket.id } });
  assert.equal(closed.closeTicket.ticket.status, 'CLOSED');

  const refused = await client.request('{ nothing }').catch((error) => error);
  assert.ok(refused instanceof ClientError);
  assert.equal(refused.response.errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
  const stranger = await new GraphQLClient(api.graphql).request('{ viewer { roles } }').catch((error) => error);
  assert.equal(stranger.response.status, 401);
  return '9 operations of an agent desktop, a stale version, a refused document, a caller without a token';
}
