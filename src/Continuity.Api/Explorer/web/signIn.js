// Who asks: a token of POST /dev/token for each caller, kept for the browser tab.
const callerKey = 'continuity.caller';
const tokenKey = 'continuity.token.';

/** The caller that was signed in last in this browser tab; null where none was. */
export const remembered = () => JSON.parse(sessionStorage.getItem(callerKey));

/** The roles of /dev/token, as their callers are first proposed. */
export const roles = {
  agent: { role: 'agent', id: 'ana', name: 'Ana', teams: ['billing'] },
  supervisor: { role: 'supervisor', id: 'sue', name: 'Sue' },
  bot: { role: 'bot', id: 'billie', name: 'Billie' },
  customer: { role: 'customer', id: 'eva-77', identity: { kind: 'EMAIL', value: 'eva@example.org' } },
  ingest: { role: 'ingest', id: 'pbx' },
};

async function fetchToken(caller) {
  const response = await fetch('/dev/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(caller),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(answer.title ?? `POST /dev/token answered ${response.status}.`);
  }

  return answer.token;
}

/** The one that is signed in now. Sign-ins come one after the other, and what is sent waits for the last that was asked for. */
export class Session {
  #caller = remembered();
  #pending = Promise.resolve();

  get caller() {
    return this.#caller;
  }

  /** Signs a caller in. Throws an Error with the reason where the API refuses: the one before is then signed in still. */
  signIn(caller) {
    const signedIn = this.#pending.then(() => this.#take(caller));
    this.#pending = signedIn.catch(() => {});
    return signedIn;
  }

  /** The token of the one who is signed in. */
  async token() {
    await this.#pending;
    await this.#take(this.#caller);
    return sessionStorage.getItem(tokenKey + JSON.stringify(this.#caller));
  }

  /** Forgets a token that the API no longer takes. */
  forgetToken() {
    sessionStorage.removeItem(tokenKey + JSON.stringify(this.#caller));
  }

  async #take(caller) {
    const key = tokenKey + JSON.stringify(caller);
    sessionStorage.getItem(key) ?? sessionStorage.setItem(key, await fetchToken(caller));
    sessionStorage.setItem(callerKey, JSON.stringify(caller));
    this.#caller = caller;
  }
}
