// SPDX-License-Identifier: Apache-2.0
import { concatBytes, u32be } from "@scelle/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ByteStream } from "./byte-stream.ts";

/** One memory for all pieces, as a file gives them: what was pulled before is gone. */
async function* reused(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  const memory = new Uint8Array(Math.max(0, ...pieces.map(({ length }) => length)));
  for (const piece of pieces) {
    memory.fill(0xee);
    memory.set(piece);
    yield memory.subarray(0, piece.length);
  }
}

test("what is taken is what the pieces hold, one after the other, however they are cut", async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 });
  const sizes = fc.array(fc.nat(50), { maxLength: 20 });
  const property = fc.asyncProperty(pieces, sizes, async (given, wanted) => {
    const whole = concatBytes(...given);
    const stream = new ByteStream(reused(given));
    let at = 0;
    for (const size of wanted) {
      const next = stream.peekUint32();
      if (next !== undefined) expect(u32be(next)).toEqual(whole.subarray(at, at + 4));
      const atHand = stream.takeAtHand(size);
      const taken = (atHand ?? (await stream.take(size))).slice();
      expect(taken).toEqual(whole.slice(at, at + size));
      if (atHand !== undefined) expect(atHand.length).toBe(size);
      at += taken.length;
    }
    expect(await stream.isAtEnd()).toBe(at === whole.length);
  });
  await fc.assert(property, { numRuns: 500 });
});
