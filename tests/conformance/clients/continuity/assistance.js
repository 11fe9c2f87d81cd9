import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { until } from './front-end.js';
import { person } from './handoff.js';

export const name = 'help in self-service';

/** An app follows its session over WebSocket, is told of help when a step fails twice, tells it again on another connection, and accepts it by chat; then it is told no more. */
export async function run(api) {
  const noa = await person(api, await api.token({ role: 'customer', id: 'noa', identity: { kind: 'APP_USER', value: 'noa' } }));
  const { startSession } = await noa.ask('StartSession', { input: { channel: 'SELF_SERVICE', subject: 'Pay my bill', idempotencyKey: randomUUID() } });
  const sessionId = startSession.session.id;
  const followed = noa.follow('AssistanceOffers', { sessionId }, 'assistanceOffers');
  const fail = () => noa.ask('RecordEntry', { input: { sessionId, content: { selfService: { step: 'pay', outcome: 'FAILED' } }, idempotencyKey: randomUUID() } });

  for (let n = 0; n < 2; n++) assert.deepEqual((await fail()).recordEntry.errors, []);
  await until(() => followed.events.length > 0);
  await followed.stop();
  const again = noa.follow('AssistanceOffers', { sessionId }, 'assistanceOffers');
  await until(() => again.events.length > 0);
  await again.stop();
  const [offer] = followed.events;
  assert.deepEqual([offer.because, offer.channels, offer.state, offer.session.id], ['The same step failed twice.', ['CHAT', 'PHONE'], 'OPEN', sessionId]);
  assert.deepEqual(again.events, [offer]);

  const input = { offerId: offer.id, channel: 'CHAT', idempotencyKey: randomUUID() };
  const { acceptAssistance } = await noa.ask('AcceptAssistance', { input });
  assert.deepEqual([acceptAssistance.errors, acceptAssistance.session.continues.id, acceptAssistance.ticket.id], [[], sessionId, startSession.ticket.id]);
  assert.equal((await noa.ask('AcceptAssistance', { input })).acceptAssistance.session.id, acceptAssistance.session.id);
  const late = await noa.ask('DeclineAssistance', { input: { offerId: offer.id } });
  assert.deepEqual(late.declineAssistance.errors.map((error) => error.code), ['ALREADY_SETTLED']);
  const after = noa.follow('AssistanceOffers', { sessionId }, 'assistanceOffers');
  assert.deepEqual((await noa.ask('EndSession', { input: { sessionId } })).endSession.errors, []);
  await after.ended;
  assert.deepEqual(after.events, []);
  await after.stop();
  return `offered once, told on 2 connections, and answered in ${acceptAssistance.session.channel}`;
}
