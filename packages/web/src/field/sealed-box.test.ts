// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { makeBoxKey, openBox, openBoxIfWhole, sealBox } from "./sealed-box.ts";

const words = "A notebook with a planted phrase";
const bytes = new Uint8Array(new TextEncoder().encode(words));
const textOf = (raw: ArrayBuffer | Uint8Array): string => new TextDecoder("latin1").decode(raw);

test("what is kept opens again, in its own place and with its own key only", async () => {
  const key = await makeBoxKey();
  const box = await sealBox(key, "search 1", bytes);
  expect(textOf(await openBox(key, "search 1", box))).toBe(words);
  await expect(openBox(key, "search 2", box)).rejects.toThrow();
  await expect(openBox(await makeBoxKey(), "search 1", box)).rejects.toThrow();
  const altered = new Uint8Array(box.sealed.slice(0));
  altered[0] = (altered[0] ?? 0) ^ 1;
  await expect(openBox(key, "search 1", { ...box, sealed: altered.buffer })).rejects.toThrow();
  expect(textOf((await openBoxIfWhole(key, "search 1", box)) ?? bytes.subarray(0, 0))).toBe(words);
  expect(await openBoxIfWhole(await makeBoxKey(), "search 1", box)).toBeUndefined();
  expect(await openBoxIfWhole(key, "search 1", { ...box, sealed: altered.buffer })).toBeUndefined();
});

test("nothing of it can be read without the key, and the key cannot be read at all", async () => {
  const key = await makeBoxKey();
  const [one, other] = [await sealBox(key, "search 1", bytes), await sealBox(key, "search 1", bytes)];
  expect(textOf(one.sealed)).not.toContain("planted");
  expect(textOf(one.iv)).not.toBe(textOf(other.iv));
  expect(textOf(one.sealed)).not.toBe(textOf(other.sealed));
  await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
});
