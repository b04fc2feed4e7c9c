// SPDX-License-Identifier: Apache-2.0
import { PayloadOpener } from "@scelle/register";
import { describe, expect, test } from "vitest";
import type { BundleSink } from "./bundle-sink.ts";
import { payloadSink } from "./encrypted-sink.ts";

const key = new Uint8Array(32).fill(7);
const mebibyte = 1024 * 1024;

describe("what is encrypted on its way", () => {
  test.each([
    0,
    1,
    65_535,
    65_536,
    65_537,
    mebibyte - 1,
    mebibyte,
    mebibyte + 1,
    3 * mebibyte,
    3 * mebibyte + 9,
  ])("opens to the %i bytes that were given, in pieces of any size", async (sizeBytes) => {
    const sealed: Buffer[] = [];
    let isEnded = false;
    const sink: BundleSink = {
      write: (piece) => Promise.resolve(void sealed.push(Buffer.from(piece))),
      end: () => {
        isEnded = true;
        return Promise.resolve();
      },
      stop: () => Promise.resolve(),
    };
    const plain = Buffer.from(Uint8Array.from({ length: sizeBytes }, (_, i) => (i * 31 + (i >> 9)) & 0xff));
    const encrypting = payloadSink(sink, key);
    for (let at = 0, step = 1; at < plain.length; at += step, step = (step * 7 + 11) % 1_500_000) {
      await encrypting.write(plain.subarray(at, at + step));
    }
    await encrypting.end();
    expect(isEnded).toBe(true);
    const opened = Buffer.alloc(sizeBytes + 16);
    expect(new PayloadOpener(key).open(Buffer.concat(sealed), opened, true)).toBe(sizeBytes);
    expect(opened.subarray(0, sizeBytes).equals(plain)).toBe(true);
  });
});
