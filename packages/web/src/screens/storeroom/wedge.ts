// SPDX-License-Identifier: Apache-2.0

/** A key that was pressed: what it types, and when, in milliseconds. */
export interface PressedKey {
  readonly key: string;
  readonly atMs: number;
}

/** Scanners that type send a key every few milliseconds; the fastest hands need some sixty for each. */
const meanGapMsMax = 40;
/** After so long a pause something new begins; a busy page may hear a key of a scanner late. */
const pauseMs = 200;
/** What is shorter was typed by a person. */
const lengthMin = 6;
const lengthMax = 80;

/**
 * Tells what a scanner types from what people type: many keys in no time, and Enter at the end. It is a scan
 * wherever on the screen the cursor stands.
 */
export class WedgeReader {
  #keys: string[] = [];
  #firstMs = 0;
  #lastMs = 0;

  /** Whether the next key would begin something new. */
  isFresh(atMs: number): boolean {
    return this.#keys.length === 0 || atMs - this.#lastMs > pauseMs;
  }

  /** @returns what was scanned, with the key that ends it; else undefined */
  press({ key, atMs }: PressedKey): string | undefined {
    if (this.isFresh(atMs)) {
      this.#keys = [];
      this.#firstMs = atMs;
    }
    this.#lastMs = atMs;
    if (key === "Enter") return this.#end(atMs);
    // Shift and its like go with a capital letter and type nothing.
    if (key.length === 1) this.#keys.push(key);
    return undefined;
  }

  #end(atMs: number): string | undefined {
    const scanned = this.#keys.join("");
    this.#keys = [];
    const isQuick = atMs - this.#firstMs <= scanned.length * meanGapMsMax;
    return isQuick && scanned.length >= lengthMin && scanned.length <= lengthMax ? scanned : undefined;
  }
}
