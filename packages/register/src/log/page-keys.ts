// SPDX-License-Identifier: Apache-2.0
import { holdsKey, keyPageSizeBytes, keySlot, registerPaths, wrappedKeySizeBytes } from "@scelle/core";
import { unwrapMany } from "../keys/unwrap-many.ts";

type PageRead = (path: string, offsetBytes: number, sizeBytes: number) => Uint8Array;

/** Keys of records that are read in the order of the log, opened a page at a time. */
export class PageKeys {
  readonly #recordKey: Uint8Array;
  readonly #read: PageRead;
  #page: number | undefined;
  #keys = new Map<number, Uint8Array>();

  constructor(recordKey: Uint8Array, read: PageRead) {
    this.#recordKey = recordKey;
    this.#read = read;
  }

  /** @returns undefined where the record key opens nothing that stands in the slot */
  at(index: number): Uint8Array | undefined {
    const { page, offset } = keySlot(index);
    if (page !== this.#page) this.#open(page);
    return this.#keys.get(offset);
  }

  /** No key stays in memory. */
  forget(): void {
    for (const key of this.#keys.values()) key.fill(0);
    this.#keys.clear();
    this.#page = undefined;
  }

  #open(page: number): void {
    this.forget();
    const bytes = this.#read(registerPaths.keyPage(page), 0, keyPageSizeBytes);
    const slots: { offset: number; wrapped: Uint8Array }[] = [];
    for (let offset = 0; offset + wrappedKeySizeBytes <= bytes.length; offset += wrappedKeySizeBytes) {
      const wrapped = bytes.subarray(offset, offset + wrappedKeySizeBytes);
      if (holdsKey(wrapped)) slots.push({ offset, wrapped });
    }
    const wrapped = slots.map((slot) => slot.wrapped);
    const keys = unwrapMany(this.#recordKey, wrapped);
    for (const [place, { offset }] of slots.entries()) {
      const key = keys[place];
      if (key !== undefined) this.#keys.set(offset, key);
    }
    this.#page = page;
  }
}
