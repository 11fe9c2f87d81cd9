import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startInDevelopment } from '../hosting/continuity.js';
import { launch, skip } from './browser.js';

let api;
let browser;
let page;
const faults = [];
const foreign = [];
let answered = 0;

before(async () => {
  if (skip) return;
  api = await startInDevelopment();
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text().slice(0, 300)));
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('request', (request) => /^https?:/.test(request.url()) && !request.url().startsWith(api.url) && foreign.push(request.url()));
  page.setDefaultTimeout(20_000);
  await page.goto(`${api.url}/graphql`);
});

after(async () => {
  await browser?.close();
  await api?.stop();
  console.log(skip ? `explorer: skipped: ${skip}` : `explorer: ${answered} operations answered in Chromium`);
});

const editor = (part) => page.evaluate((name) => globalThis.__MONACO.editor.getModels().find(({ uri }) => uri.path.includes(name)).getValue(), part);

const editorHas = (part, text) => page.waitForFunction(
  ([name, wanted]) => globalThis.__MONACO?.editor.getModels().some((model) => model.uri.path.includes(name) && model.getValue().includes(wanted)),
  [part, text]);

const signedIn = (text) => page.locator('.sign-in output.signed-in', { hasText: text }).waitFor();

const execute = () => page.getByRole('button', { name: /^Execute/ }).click();

async function run(field) {
  await execute();
  await editorHas('response', `"${field}"`);
  answered++;
  return JSON.parse(await editor('response'));
}

const write = (part, text) => page.evaluate(
  ([name, wanted]) => globalThis.__MONACO.editor.getModels().find(({ uri }) => uri.path.includes(name)).setValue(wanted),
  [part, text]);

async function openTab(name) {
  await page.getByRole('tab', { name }).click();
  await editorHas('operation', name);
}

async function sayAs(caller, sessionId, text) {
  const post = (path, body, headers) => fetch(api.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const { token } = await (await post('/dev/token', caller)).json();
  const query = 'mutation ($i: RecordEntryInput!) { recordEntry(input: $i) { errors { message } } }';
  const said = await post('/graphql', { query, variables: { i: { sessionId, content: { message: { text } }, idempotencyKey: text } } }, { authorization: `Bearer ${token}` });
  assert.deepEqual((await said.json()).data.recordEntry.errors, []);
}

const story = [
  { tab: 'Story1_pbx', caller: 'ingest pbx', field: 'startSession', said: (data) => assert.equal(data.startSession.ticket.waitingIn.name, 'general') },
  { tab: 'Story2_bot', caller: 'bot Billie', field: 'startSession', said: (data) => assert.equal(data.startSession.session.continues.channel, 'PHONE') },
  { tab: 'Story3_mail', caller: 'ingest mail', field: 'startSession', said: (data) => assert.equal(data.startSession.session.match.ticketRule, 'CONTINUED_LATEST_OPEN') },
  { tab: 'Story4_eva', caller: 'customer eva-77', field: 'startSession', said: (data) => assert.equal(data.startSession.session.assurance, 'VERIFIED') },
  { tab: 'Story5_ana', caller: 'agent Ana', field: 'customer', said: (data) => assert.equal(data.customer.thread.openSessions.length, 4) },
  { tab: 'Story6_ana', caller: 'agent Ana', field: 'recordEntry', said: (data) => assert.equal(data.recordEntry.entry.author.name, 'Ana') },
];

test('the docs tell what the schema is about', { skip }, async () => {
  const docs = page.locator('.graphiql-doc-explorer');
  await docs.getByText('One customer, one thread').waitFor();
  await docs.getByText('Mutation', { exact: true }).click();
  await docs.getByText('startSession', { exact: true }).waitFor();
});

test('a step that wants an earlier answer says which', { skip }, async () => {
  await openTab('Story6_ana');
  await execute();
  await editorHas('response', 'Story5_ana');
});

test('the tabs of the story sign in and run, each as the one who makes the call', { skip }, async () => {
  for (const { tab, caller, field, said } of story) {
    await openTab(tab);
    const answer = await run(field);
    await signedIn(caller);
    assert.equal(answer.errors, undefined, tab);
    said(answer.data);
  }

  if (process.env.EXPLORER_SCREENSHOT) await page.screenshot({ path: process.env.EXPLORER_SCREENSHOT });
});

test('a subscription brings what comes after it was opened', { skip }, async () => {
  await openTab('Story5_ana');
  await write('operation', '{ customer(by: { identity: { kind: EMAIL, value: "eva@example.org" } }) { id thread { cursor openSessions { id } } } }');
  const { customer } = (await run('cursor')).data;

  await write('operation', `subscription { threadEntries(customerId: "${customer.id}", after: "${customer.thread.cursor}") { ... on MessageEntry { text } } }`);
  await execute();
  await page.getByRole('button', { name: /^Stop/ }).waitFor();
  await sayAs({ role: 'agent', id: 'ana' }, customer.thread.openSessions[0].id, 'Said while you listen.');
  await editorHas('response', 'Said while you listen.');
  answered++;
  await page.getByRole('button', { name: /^Stop/ }).click();
});

test('whoever signs in by hand is who asks', { skip }, async () => {
  await page.getByRole('button', { name: 'New tab' }).click();
  await page.getByLabel('Role').selectOption('supervisor');
  await page.getByLabel('Id', { exact: true }).fill('sam');
  await page.getByLabel('Name').fill('Sam');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await signedIn('supervisor Sam');

  await write('operation', '{ viewer { actor { ... on Agent { name } } } }');
  const answer = await run('viewer');
  assert.equal(answer.data.viewer.actor.name, 'Sam');
});

test('a sign-in that the API refuses says why, and a reload keeps who was signed in', { skip }, async () => {
  await page.getByLabel('Id', { exact: true }).fill('x'.repeat(129));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('.sign-in output.problem', { hasText: /id/ }).waitFor();

  faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('400')));
  await page.reload();
  await signedIn('supervisor Sam');
});

test('the page needs nothing from elsewhere, and no exception to its security policy', { skip }, () => {
  assert.deepEqual(foreign, []);
  assert.deepEqual(faults, []);
});
