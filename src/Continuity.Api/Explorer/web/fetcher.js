// What GraphiQL sends its operations with: queries and mutations by POST, subscriptions over one WebSocket.
import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';

const endpoint = new URL('/graphql', location.href);
const socket = Object.assign(new URL(endpoint), { protocol: endpoint.protocol.replace('http', 'ws') });

const post = async (session, body) => fetch(endpoint, {
  method: 'POST',
  headers: {
    accept: 'application/graphql-response+json, application/json',
    'content-type': 'application/json',
    authorization: `Bearer ${await session.token()}`,
  },
  body: JSON.stringify(body),
});

async function ask(session, body) {
  let response = await post(session, body);
  if (response.status === 401) {
    // A token from before the data folder was cleared, or one that has run out.
    session.forgetToken();
    response = await post(session, body);
  }

  const answer = await response.text();
  if (answer === '') {
    throw new Error(`HTTP ${response.status} ${response.headers.get('www-authenticate') ?? ''}`.trim());
  }

  return JSON.parse(answer);
}

async function* listen(client, body) {
  try {
    yield* client.iterate(body);
  } catch (fault) {
    throw fault instanceof CloseEvent ? new Error(`The connection was closed: ${fault.code} ${fault.reason}`.trim()) : fault;
  }
}

// What the text at hand holds. GraphiQL's own idea of it lags behind for a moment after a change of tabs.
function operationOf({ query, operationName }) {
  try {
    const document = parse(query);
    return getOperationAST(document) ?? getOperationAST(document, operationName);
  } catch {
    return null; // The server says what is wrong with it.
  }
}

/** Makes GraphiQL's fetcher. `story` fills in what its steps take from earlier answers. */
export function createFetcher(session, story) {
  const client = createClient({
    url: socket.href,
    connectionParams: async () => ({ authorization: `Bearer ${await session.token()}` }),
  });
  return async params => {
    const operation = operationOf(params);
    const operationName = operation ? operation.name?.value : params.operationName;
    const body = { query: params.query, operationName, variables: story.fill(params.variables) };
    if (operation?.operation === 'subscription') {
      return listen(client, body);
    }

    const answer = await ask(session, body);
    story.hear(operationName, answer);
    return answer;
  };
}
