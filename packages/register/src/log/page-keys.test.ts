// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { keyPageSizeBytes, keySlot, registerPaths } from "@scelle/core";
import { expect, test } from "vitest";
import { wrapAesKw } from "../keys/node-crypto.ts";
import { PageKeys } from "./page-keys.ts";

const recordKey = randomBytes(32);

/** A page of one key a slot, and what was read. */
function pages() {
  const read: string[] = [];
  const slots = new Map<number, Uint8Array>();
  const keys = new PageKeys(recordKey, (path, offsetBytes, sizeBytes) => {
    read.push(path);
    const page = new Uint8Array(keyPageSizeBytes);
    for (const [index, slot] of slots) {
      const place = keySlot(index);
      if (registerPaths.keyPage(place.page) === path) page.set(slot, place.offset);
    }
    return page.subarray(offsetBytes, offsetBytes + sizeBytes);
  });
  return { keys, read, slots };
}

test("gives each record its own key, over the edge of a page and back", () => {
  const { keys, read, slots } = pages();
  const known = new Map([0, 1, 254, 255, 256, 511, 512].map((index) => [index, randomBytes(32)]));
  for (const [index, key] of known) slots.set(index, wrapAesKw(recordKey, key));
  for (const [index, key] of known) expect(keys.at(index)).toEqual(new Uint8Array(key));
  expect(read).toHaveLength(3);
  expect(keys.at(1)).toEqual(new Uint8Array(known.get(1) ?? []));
  expect(read).toHaveLength(4);
});

test("finds no key in an erased slot, in noise, and in an empty one", () => {
  const { keys, slots } = pages();
  slots.set(2, wrapAesKw(recordKey, randomBytes(32)).fill(0, 0, 8));
  slots.set(3, randomBytes(40));
  slots.set(4, wrapAesKw(recordKey, Buffer.alloc(32, 7)));
  expect([2, 3, 4, 5].map((index) => keys.at(index)?.[0])).toEqual([undefined, undefined, 7, undefined]);
});

test("keeps no key once it is told to forget", () => {
  const { keys, read, slots } = pages();
  slots.set(0, wrapAesKw(recordKey, Buffer.alloc(32, 7)));
  const key = keys.at(0);
  keys.forget();
  expect(key).toEqual(new Uint8Array(32));
  slots.clear();
  expect(keys.at(0)).toBeUndefined();
  expect(read).toHaveLength(2);
});
