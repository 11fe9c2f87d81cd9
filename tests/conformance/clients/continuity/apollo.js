import assert from 'node:assert/strict';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { buildSchema, isAbstractType } from 'graphql';
import { createClient } from 'graphql-ws';
import { readFile } from 'node:fs/promises';
import WebSocket from 'ws';
import { operation, schemaFile } from './api.js';
import { openChannel } from './front-end.js';

export const name = '@apollo/client';

// Its link for sockets compares with the browser's own, which Node 20 does not have.
globalThis.WebSocket ??= WebSocket;

/** An agent desktop on a normalised cache: what a mutation or an event says of a ticket is seen wherever the ticket stands, without asking again. */
export async function run(api) {
  const channel = await openChannel(api, 'cached');
  const headers = { authorization: `Bearer ${channel.agent}` };
  let requests = 0;
  const sockets = createClient({ url: api.socket, webSocketImpl: WebSocket, connectionParams: headers });
  const http = new HttpLink({
    uri: api.graphql,
    headers,
    fetch: (...request) => {
      requests++;
      return fetch(...request);
    },
  });
  const client = new ApolloClient({
    cache: new InMemoryCache({ possibleTypes: await possibleTypes() }),
    link: ApolloLink.split(({ operationType }) => operationType === 'subscription', new GraphQLWsLink(sockets), http),
  });
  const document = async (of) => gql(await operation(of));
  const work = { query: await document('TicketWork'), variables: { by: { id: channel.ticketId } } };

  const { data } = await client.query(work);
  assert.deepEqual([data.ticket.owner, data.ticket.waitingIn.name], [null, 'general']);
  const found = await client.query({ query: await document('FindCustomer'), variables: { by: { id: channel.customerId } } });
  assert.equal(found.data.customer.tickets.nodes[0].subject, 'A matter of cached');
  const cache = client.cache.extract();
  assert.equal(cache[`Ticket:${channel.ticketId}`].customer.__ref, `Customer:${channel.customerId}`);

  const changed = first(2, client.watchQuery(work));
  const asked = requests;
  await client.mutate({ mutation: await document('ClaimTicket'), variables: { input: { ticketId: channel.ticketId } } });
  const [before, after] = await changed;
  assert.deepEqual([before.data.ticket.owner, after.data.ticket.owner.name, after.data.ticket.waitingIn], [null, 'Ana', null]);
  assert.equal(requests, asked + 1, 'Only the mutation went out.');

  const entries = client.subscribe({ query: await document('ThreadEntries'), variables: { customerId: channel.customerId, after: channel.cursor } });
  const texts = first(4, entries);
  for (const text of ['one', 'two', 'three']) await channel.say(text);
  const seen = (await texts).map((result) => result.data.threadEntries);
  assert.deepEqual(seen.map((entry) => entry.text ?? entry.activity), ['TICKET_CLAIMED', 'one', 'two', 'three']);
  assert.equal(client.cache.extract()[`MessageEntry:${seen[1].id}`].text, 'one');

  const { error } = await client.query({ query: gql('query Refused { customer(by: { id: "nobody" }) { id } }'), errorPolicy: 'all' });
  assert.equal(error.errors[0].extensions.code, 'INVALID_ID');
  client.stop();
  await sockets.dispose();
  return `${requests} requests, 4 events, ${Object.keys(client.cache.extract()).length} objects in its cache by type and id`;
}

/** The first results of an observable. */
function first(count, observable) {
  return new Promise((resolve, reject) => {
    const results = [];
    const subscription = observable.subscribe({
      next: (result) => {
        if (results.push(result) !== count) return;
        resolve(results);
        setImmediate(() => subscription.unsubscribe());
      },
      error: reject,
    });
  });
}

/** The types behind each interface and union, as the cache must know them to match fragments. */
async function possibleTypes() {
  const schema = buildSchema(await readFile(schemaFile, 'utf8'));
  const abstract = Object.values(schema.getTypeMap()).filter(isAbstractType);
  return Object.fromEntries(abstract.map((type) => [type.name, schema.getPossibleTypes(type).map((possible) => possible.name)]));
}
