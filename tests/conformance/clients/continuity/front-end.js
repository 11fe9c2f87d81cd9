import { randomUUID } from 'node:crypto';
import { GraphQLClient } from 'graphql-request';
import { operation } from './api.js';

/**
 * A channel's system and an agent at work, to give the client under test something to see.
 * @param {object} author who says what is said, as `recordEntry` takes it; left out: the channel's system
 */
export async function openChannel(api, name, author) {
  const ingest = await api.token({ role: 'ingest', id: 'gateway' });
  const client = new GraphQLClient(api.graphql, { headers: { authorization: `Bearer ${ingest}` } });
  const [start, record] = [await operation('StartSession'), await operation('RecordEntry')];
  const { startSession } = await client.request(start, {
    input: { channel: 'CHAT', identities: [{ kind: 'EMAIL', value: `${name}@example.org` }], subject: `A matter of ${name}`, idempotencyKey: randomUUID() },
  });
  return {
    agent: await api.token({ role: 'agent', id: 'ana', name: 'Ana' }),
    customerId: startSession.customer.id,
    sessionId: startSession.session.id,
    ticketId: startSession.ticket.id,
    cursor: startSession.customer.thread.cursor,
    /** Says something; the same key is the same entry, so that it may be said again after a failure. */
    say: (text, key = randomUUID()) =>
      client.request(record, { input: { sessionId: startSession.session.id, content: { message: { text } }, author, idempotencyKey: key } }),
  };
}

/** Looks again and again until it is so. */
export async function until(isSo) {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Says a row of messages, each until it is acknowledged, while the API may be killed. */
export async function sayAll(channel, texts) {
  for (const text of texts) {
    for (;;) {
      try {
        await channel.say(text, `${channel.sessionId} ${text}`);
        break;
      } catch {
        // It is away, or coming up; the key keeps the entry single.
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }
}
