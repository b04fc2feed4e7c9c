// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { concatBytes, hex } from "@scelle/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NodePayloadHasher } from "./node-payload-hasher.ts";

let top: string;
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), "scelle-hasher-"));
  mkdirSync(join(top, "payload"));
});
afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

/** Payloads of these sizes, each behind its length. */
function write(name: string, sizes: readonly number[], rest: Uint8Array = new Uint8Array(0)): Uint8Array[] {
  const payloads = sizes.map((size) => randomBytes(size));
  const parts = payloads.flatMap((payload) => [lengthOf(payload.length), payload]);
  writeFileSync(join(top, name), concatBytes(...parts, rest));
  return payloads;
}

function lengthOf(size: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, size);
  return bytes;
}

async function read(hasher: NodePayloadHasher, path: string) {
  const [bytes, digests]: [Uint8Array[], Uint8Array[]] = [[], []];
  for await (const piece of hasher.pieces(path)) {
    bytes.push(piece.bytes);
    digests.push(piece.digests);
  }
  return { bytes: concatBytes(...bytes), digests: hex(concatBytes(...digests)) };
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const sizes = Array.from({ length: 4_000 }, (_, i) => 512 * 2 ** (i % 7 === 0 ? i % 9 : 0) + 28);

test("payloads are hashed one by one, over the edges of what is read at once", async () => {
  const first = write("payload/0.4000", sizes);
  const second = write("payload/4000.2", [540, 1_052]);
  const hasher = new NodePayloadHasher({ top, paths: ["payload/0.4000", "payload/4000.2"] });
  const whole = await read(hasher, "payload/0.4000");
  expect(whole.bytes.length).toBeGreaterThan(3 * 1024 * 1024);
  expect(whole.digests).toBe(first.map(sha256).join(""));
  expect(sha256(whole.bytes)).toBe(
    sha256(concatBytes(...first.flatMap((one) => [lengthOf(one.length), one]))),
  );
  expect((await read(hasher, "payload/4000.2")).digests).toBe(second.map(sha256).join(""));
  await hasher.close();
});

test("a file that is left before its end does not keep the next one from coming", async () => {
  write("payload/a", sizes);
  const next = write("payload/b", [540]);
  const hasher = new NodePayloadHasher({ top, paths: ["payload/a", "payload/b"] });
  for await (const piece of hasher.pieces("payload/a")) {
    expect(piece.digests.length).toBeGreaterThan(0);
    break;
  }
  expect((await read(hasher, "payload/b")).digests).toBe(next.map(sha256).join(""));
  await hasher.close();
});

test.each([
  ["a length that cannot be one", lengthOf(2 ** 31)],
  ["the beginning of a payload", concatBytes(lengthOf(540), randomBytes(100))],
  ["half a length", Uint8Array.of(0, 0)],
])("%s is handed on as it is, without a digest", async (_, rest) => {
  const payloads = write("payload/c", [540, 540], rest);
  const hasher = new NodePayloadHasher({ top, paths: ["payload/c"] });
  const { bytes, digests } = await read(hasher, "payload/c");
  expect(digests).toBe(payloads.map(sha256).join(""));
  expect(hex(bytes.slice(-rest.length))).toBe(hex(rest));
  await hasher.close();
});

test("what is gone, or only leads elsewhere, is refused as reading it is", async () => {
  symlinkSync(join(top, "payload/c"), join(top, "payload/link"));
  const hasher = new NodePayloadHasher({ top, paths: ["payload/gone", "payload/link"] });
  await expect(read(hasher, "payload/gone")).rejects.toMatchObject({ code: "folder.unreadable" });
  await expect(read(hasher, "payload/link")).rejects.toMatchObject({
    code: "folder.unreadable",
    facts: { problem: "link" },
  });
  await hasher.close();
});

test("a thread that ends early is told to whoever waits for it, and keeps nobody waiting", async () => {
  write("payload/d", sizes);
  const hasher = new NodePayloadHasher({ top, paths: ["payload/d", "payload/d"] });
  await hasher.close();
  await expect(read(hasher, "payload/d")).rejects.toThrow("ended early");
});
