import { after, before, test } from 'node:test';
import { startInDevelopment } from '../../hosting/continuity.js';
import * as graphqlRequest from './graphql-request.js';
import * as graphqlWs from './graphql-ws.js';
import * as graphqlSse from './graphql-sse.js';
import * as apollo from './apollo.js';
import * as urql from './urql.js';
import * as relay from './relay.js';
import * as codegen from './codegen.js';
import * as handoff from './handoff.js';
import * as assistance from './assistance.js';
import * as inbox from './inbox.js';

const clients = [graphqlRequest, graphqlWs, graphqlSse, apollo, urql, relay, codegen];
let api;
let passed = 0;

before(async () => {
  api = await startInDevelopment();
});
after(async () => {
  console.log(`clients: ${passed} of ${clients.length} clients did real work against the running API: ${clients.map((client) => client.name).join(', ')}`);
  await api?.stop();
});

test(handoff.name, { timeout: 120_000 }, async () => {
  const hurried = await startInDevelopment(handoff.environment);
  try {
    console.log(`${handoff.name}: ${await handoff.run(hurried)}`);
  } finally {
    await hurried.stop();
  }
});

for (const other of [assistance, inbox]) {
  test(other.name, { timeout: 120_000 }, async () => {
    console.log(`${other.name}: ${await other.run(api)}`);
  });
}

for (const client of clients) {
  test(client.name, { timeout: 120_000 }, async () => {
    console.log(`${client.name}: ${await client.run(api)}`);
    passed++;
  });
}
