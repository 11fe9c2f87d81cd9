import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { GraphQLClient } from 'graphql-request';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { operation } from './api.js';
import { until } from './front-end.js';

export const name = 'a handoff, from start to end';

/** A check that falls due 6 seconds after the accept, and is missed 5 seconds later. */
export const environment = { Continuity__Handoffs__CheckBackWithin: '00:00:06', Continuity__FollowUps__Grace: '00:00:05' };

/** A bot hands to people, Ana becomes owner and hands to Ben, whose deputy takes it; what Ana owes is missed, escalated, kept and closed. All of it is heard over WebSocket. */
export async function run(api) {
  const people = {};
  for (const [id, role, display] of [['billie', 'bot', 'Billie'], ['ana', 'agent', 'Ana'], ['ben', 'agent', 'Ben'], ['cleo', 'agent', 'Cleo'], ['sue', 'supervisor', 'Sue']]) {
    const teams = role === 'bot' ? undefined : ['billing'];
    people[id] = await person(api, await api.token({ role, id, name: display, teams }));
  }

  const { billie, ana, ben, cleo, sue } = people;
  for (const one of [ana, ben, cleo, sue]) one.id = (await one.ask('Viewer')).viewer.actor.id;
  const away = await ben.ask('SetAvailability', { input: { availability: 'OFFLINE', deputyId: cleo.id } });
  assert.deepEqual([away.setAvailability.errors, away.setAvailability.agent.deputy.name], [[], 'Cleo']);
  const queue = (await ana.ask('Queues')).queues.find((one) => one.name === 'general');
  // Whoever reads first and follows from there misses nothing in between.
  const inbox = async (one) => one.follow('InboxEvents', { after: (await one.ask('Inbox')).viewer.inbox.cursor }, 'inboxEvents');
  const inboxes = { ana: await inbox(ana), cleo: await inbox(cleo), sue: await inbox(sue) };
  const after = (await ana.ask('WaitingTickets', { queueId: queue.id })).node.cursor;
  const waiting = ana.follow('QueueEvents', { queueId: queue.id, after }, 'queueEvents');

  const { startSession } = await billie.ask('StartSession', {
    input: { channel: 'CHAT', subject: 'Charged twice', identities: [{ kind: 'EMAIL', value: 'handed@example.org' }], idempotencyKey: randomUUID() },
  });
  const [ticketId, sessionId] = [startSession.ticket.id, startSession.session.id];
  const asked = await billie.ask('OfferHandoff', {
    input: { ticketId, to: { queueId: queue.id }, reason: 'She asks for a person.', summary: 'Order A-17 was charged twice.', context: { order: 'A-17', charges: [3, 4], open: null } },
  });
  assert.deepEqual([asked.offerHandoff.errors, asked.offerHandoff.handoff.state, asked.offerHandoff.ticket.owner], [[], 'OFFERED', null]);
  await until(() => waiting.events.some((event) => event.kind === 'WAITING' && event.handoff?.id === asked.offerHandoff.handoff.id));

  const taken = await ana.ask('AcceptHandoff', { input: { handoffId: asked.offerHandoff.handoff.id } });
  assert.deepEqual([taken.acceptHandoff.errors, taken.acceptHandoff.ticket.owner.name, taken.acceptHandoff.ticket.handler.agentName], [[], 'Ana', 'Ana']);
  assert.deepEqual(taken.acceptHandoff.handoff.context, { order: 'A-17', charges: [3, 4], open: null });
  await until(() => waiting.events.some((event) => event.kind === 'TAKEN'));

  const offered = await ana.ask('OfferHandoff', { input: { ticketId, to: { agentId: ben.id }, reason: 'Refunds are done by billing.', summary: 'One charge has to go back.', customerInformed: true } });
  const { handoff } = offered.offerHandoff;
  assert.deepEqual([offered.offerHandoff.errors, handoff.to.agentName, handoff.insteadOf.name, handoff.responsible.name, handoff.followUp.state], [[], 'Cleo', 'Ben', 'Ana', 'PENDING']);
  await until(() => inboxes.cleo.events.some((event) => event.kind === 'HANDOFF_OFFERED' && event.handoff.id === handoff.id));
  const accepted = await cleo.ask('AcceptHandoff', { input: { handoffId: handoff.id } });
  assert.deepEqual([accepted.acceptHandoff.errors, accepted.acceptHandoff.ticket.owner.name, accepted.acceptHandoff.ticket.handler.agentName], [[], 'Ana', 'Cleo']);
  const resolved = await cleo.ask('ResolveTicket', { input: { ticketId, summary: 'One charge went back.' } });
  assert.deepEqual(resolved.resolveTicket.errors, []);
  const early = await ana.ask('CloseTicket', { input: { ticketId } });
  assert.deepEqual(early.closeTicket.errors.map((error) => [error.__typename, error.code]), [['ObligationOpenError', 'OBLIGATION_OPEN']]);

  await until(() => inboxes.sue.events.some((event) => event.kind === 'FOLLOW_UP_ESCALATED'));
  const { obligations } = await sue.ask('Obligations', { agentId: ana.id });
  assert.deepEqual(obligations.nodes.map((owed) => [owed.kind, owed.state, owed.responsible.name, owed.escalatedTo.name]), [['AFTER_HANDOFF', 'MISSED', 'Ana', 'Sue']]);
  await until(() => inboxes.ana.events.some((event) => event.kind === 'FOLLOW_UP_MISSED'));
  const told = inboxes.ana.events.map((event) => event.kind);
  assert.deepEqual(told.filter((kind) => /DUE$|MISSED/.test(kind)), ['FOLLOW_UP_DUE', 'FOLLOW_UP_MISSED']);

  const called = await ana.ask('RecordEntry', {
    input: { sessionId, content: { call: { direction: 'OUTBOUND', duration: 'PT2M', summary: 'The money is there.' } }, idempotencyKey: randomUUID() },
  });
  const kept = await ana.ask('KeepFollowUp', { input: { followUpId: obligations.nodes[0].id, outcome: 'She is content.', evidenceEntryId: called.recordEntry.entry.id } });
  assert.deepEqual([kept.keepFollowUp.errors, kept.keepFollowUp.followUp.state], [[], 'KEPT']);
  const closed = await ana.ask('CloseTicket', { input: { ticketId } });
  assert.deepEqual([closed.closeTicket.errors, closed.closeTicket.ticket.status], [[], 'CLOSED']);
  await Promise.all([...Object.values(inboxes), waiting].map((followed) => followed.stop()));
  return `owner Ana throughout, in ${told.length} events of her inbox: ${told.join(', ')}`;
}

/** Somebody with a token: calls by graphql-request, subscriptions by graphql-ws. */
export async function person(api, token) {
  const client = new GraphQLClient(api.graphql, { headers: { authorization: `Bearer ${token}` } });
  return {
    ask: async (document, variables) => client.request(await operation(document), variables),
    follow: (document, variables, field) => follow(api, token, document, variables, field),
  };
}

function follow(api, token, document, variables, field) {
  const events = [];
  const followed = { events };
  const socket = createClient({ url: api.socket, webSocketImpl: WebSocket, connectionParams: { authorization: `Bearer ${token}` } });
  followed.ended = (async () => {
    for await (const { data, errors } of socket.iterate({ query: await operation(document), variables })) {
      assert.equal(errors, undefined);
      events.push(data[field]);
    }
  })();
  followed.stop = () => socket.dispose();
  return followed;
}
