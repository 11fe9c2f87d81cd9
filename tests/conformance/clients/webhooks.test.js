import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { startInDevelopment } from '../hosting/continuity.js';

const secret = () => `whsec_${randomBytes(32).toString('base64')}`;

/** A receiver that keeps what it was sent, as it came. */
async function startReceiver() {
  const received = [];
  let told = () => {};
  const server = createServer(async (request, response) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    received.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
    response.writeHead(204).end();
    told();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/hooks`,
    many: async (count) => {
      while (received.length < count) await new Promise((resolve) => (told = resolve));
      return received;
    },
    stop: () => server.close(),
  };
}

test("a receiver with the specification's own library takes what the API sends, with the new secret and with the old", async () => {
  const receiver = await startReceiver();
  const [older, newer] = [secret(), secret()];
  const api = await startInDevelopment({
    Continuity__Webhooks__crm__Url: receiver.url,
    Continuity__Webhooks__crm__Secrets__0: newer,
    Continuity__Webhooks__crm__Secrets__1: older,
    Continuity__Webhooks__crm__Internal: 'true',
  });
  try {
    const token = await api.token({ role: 'ingest', id: 'gateway' });
    const query = 'mutation { startSession(input: { channel: CHAT, customerName: "Eva Größe", identities: [{ kind: EMAIL, value: "eva@example.org" }], idempotencyKey: "hook" }) { customer { id } } }';
    const answer = await fetch(api.graphql, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query }) });
    const { customer } = (await answer.json()).data.startSession;

    // The session, the ticket, the identity.
    const received = await receiver.many(3);
    assert.deepEqual(received.map(({ body }) => JSON.parse(body).type).sort(), ['identity.linked', 'session.started', 'ticket.opened']);
    for (const { headers, body } of received) {
      const event = new Webhook(newer).verify(body, headers);
      assert.deepEqual(new Webhook(older).verify(body, headers), event);
      assert.equal(event.data.customerId, customer.id);
      assert.match(event.type, /^[a-z_]+\.[a-z_]+$/);
      assert.ok(!Number.isNaN(Date.parse(event.timestamp)));
      assert.throws(() => new Webhook(secret()).verify(body, headers), WebhookVerificationError);
      assert.throws(() => new Webhook(newer).verify(body.replace('PUBLIC', 'public').replace('INTERNAL', 'internal'), headers), WebhookVerificationError);
      assert.throws(() => new Webhook(newer).verify(body, { ...headers, 'webhook-id': 'evt_other' }), WebhookVerificationError);
    }
    assert.equal(new Set(received.map(({ headers }) => headers['webhook-id'])).size, received.length);
    console.log(`# ${received.length} webhooks verified`);
  } finally {
    await api.stop();
    receiver.stop();
  }
});
