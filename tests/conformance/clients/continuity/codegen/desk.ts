import {
  ClaimTicketDocument,
  StartSessionDocument,
  ThreadPageDocument,
  ViewerDocument,
  type StartSessionInput,
  type ThreadPageQuery,
  type TypedDocumentString,
} from './gql/graphql.js';

type Entry = NonNullable<ThreadPageQuery['customer']>['thread']['entries']['nodes'][number];

/** Sends an operation; what it gives and takes is known from its document. */
async function ask<TResult, TVariables>(url: string, token: string, document: TypedDocumentString<TResult, TVariables>, variables: TVariables): Promise<TResult> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: document.toString(), variables }) });
  const { data, errors } = (await answer.json()) as { data: TResult; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** What an entry says, of each kind that there is: the compiler knows which kinds these are. */
function line(entry: Entry): string {
  switch (entry.__typename) {
    case 'MessageEntry':
    case 'NoteEntry':
      return entry.text;
    case 'EmailEntry':
      return `${entry.emailSubject}: ${entry.text}`;
    case 'CallEntry':
      return `${entry.duration} ${entry.summary}`;
    case 'SelfServiceEntry':
      return `${entry.step} ${entry.outcome}`;
    case 'ActivityEntry':
      return `${entry.activity}: ${entry.summary}`;
  }
}

/** Starts a session with something said in it, takes its ticket, and reads the thread. */
export async function work(url: string, agent: string, ingest: string): Promise<{ name: string; owner: string | undefined; lines: string[] }> {
  const input: StartSessionInput = {
    channel: 'CHAT',
    identities: [{ kind: 'EMAIL', value: 'generated@example.org' }],
    entry: { message: { text: 'Hello' } },
    idempotencyKey: 'generated-1',
  };
  const { startSession } = await ask(url, ingest, StartSessionDocument, { input });
  if (!startSession.customer || !startSession.ticket) throw new Error(startSession.errors[0]?.message);
  const { viewer } = await ask(url, agent, ViewerDocument, {});
  const { claimTicket } = await ask(url, agent, ClaimTicketDocument, { input: { ticketId: startSession.ticket.id } });
  const { customer } = await ask(url, agent, ThreadPageDocument, { customerId: startSession.customer.id, last: 100 });
  return {
    name: viewer.actor.__typename === 'Agent' ? viewer.actor.agentName : '',
    owner: claimTicket.ticket?.owner?.name,
    lines: customer?.thread.entries.nodes.map(line) ?? [],
  };
}

/** What is wrong by the schema does not compile. */
export function wrong(url: string, token: string): void {
  // @ts-expect-error There is no such channel.
  void ask(url, token, StartSessionDocument, { input: { channel: 'PIGEON', idempotencyKey: '1' } });
  // @ts-expect-error A customer is needed.
  void ask(url, token, ThreadPageDocument, { last: 1 });
  // @ts-expect-error Nobody asked for it.
  void ask(url, token, ViewerDocument, {}).then((data) => data.viewer.inbox);
}
