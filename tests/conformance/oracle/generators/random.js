/** Random choices that a seed decides. */
export class Random {
  #state;

  /** @param {number} seed a whole number */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A whole number of 32 bits (mulberry32). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** A whole number from 0 to one less than the bound. */
  below(bound) {
    return this.next() % bound;
  }

  /** A whole number between two, both included. */
  between(least, most) {
    return least + this.below(most - least + 1);
  }

  /** Whether something happens that happens so many times in a hundred. */
  percent(chance) {
    return this.below(100) < chance;
  }

  /** One of the items. */
  pick(items) {
    return items[this.below(items.length)];
  }

  /** Some of the items in their order, each by a chance in a hundred. */
  some(items, chance) {
    return items.filter(() => this.percent(chance));
  }

  /** The items in another order. */
  shuffled(items) {
    const result = [...items];
    for (let i = result.length - 1; i > 0; i--) {
      const other = this.below(i + 1);
      [result[i], result[other]] = [result[other], result[i]];
    }
    return result;
  }
}
