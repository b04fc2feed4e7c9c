// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { parseAnchor, parseFingerprint } from "./parse-anchor.ts";

const rootHex = "0123456789abcdef".repeat(4);
const leafHash = "A".repeat(43);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const unknown = expect.objectContaining({ code: "anchor.unknown" });

test("a fingerprint is read as it is printed, and its size is a number that can be counted", () => {
  const root = Uint8Array.from(Buffer.from(rootHex, "hex"));
  expect(parseFingerprint("paper", ` 15: ${rootHex.toUpperCase()}\n`)).toMatchObject({ size: 15, root });
  expect(() => parseFingerprint("paper", `9007199254740992:${rootHex}`)).toThrow(unknown);
});

test("a receipt names a place in the log", () => {
  const receipt = (index: unknown) => bytesOf(JSON.stringify({ receipt: { index, leafHash } }));
  expect(parseAnchor("receipt", receipt(4))).toMatchObject({ kind: "receipt", index: 4 });
  for (const index of [-1, 0.5, 2 ** 53, "4", null]) {
    expect(() => parseAnchor("receipt", receipt(index)), String(index)).toThrow(unknown);
  }
});
