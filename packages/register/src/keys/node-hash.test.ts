// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nodeCrypto } from "./node-crypto.ts";

test("a digest is the same bytes whether a message comes whole or in parts", () => {
  const parts = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 });
  const property = fc.property(parts, (messages) => {
    const whole = Buffer.concat(messages);
    const expected = Uint8Array.from(createHash("sha256").update(whole).digest());
    expect(Uint8Array.from(nodeCrypto.sha256(whole))).toEqual(expected);
    expect(Uint8Array.from(nodeCrypto.sha256(...messages))).toEqual(expected);
  });
  fc.assert(property, { numRuns: 300 });
});
