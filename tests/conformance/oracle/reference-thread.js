import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** graphql-js in a thread of its own. It is asked one batch at a time. */
export class ReferenceThread {
  #worker;

  /** The answers to the requests of a batch, as `referenceAnswer` gives them. */
  async ask({ sdl, later }, requests) {
    this.#worker ??= new Worker(new URL('./reference-worker.js', import.meta.url));
    this.#worker.postMessage({ sdl, later, requests });
    const [answers] = await once(this.#worker, 'message');
    return answers;
  }

  async stop() {
    await this.#worker?.terminate();
  }
}
