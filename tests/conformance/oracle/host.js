import { startHost } from '../hosting/host.js';

/** The conformance host of a test file: it is started at the first question, and has to be stopped at the end. */
export class OracleHost {
  #host;

  /** Asks one of its endpoints for many answers at once. */
  async ask(endpoint, body) {
    this.#host ??= startHost('tests/Continuity.GraphQL.ConformanceHost');
    const response = await fetch(`${(await this.#host).url}/${endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`The host answered ${endpoint} with ${response.status}: ${(await response.text()).slice(0, 2000)}`);
    return await response.json();
  }

  async stop() {
    await (await this.#host)?.stop();
  }
}
