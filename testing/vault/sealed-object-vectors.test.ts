// SPDX-License-Identifier: Apache-2.0
// The frozen sealed object: whoever writes another reader has these bytes to try it on.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hex } from "@scelle/core";
import { measureObject, nodeCrypto, openObject, recipientOf } from "@scelle/register";
import { objectRoot } from "@scelle/verifier";
import { expect, test } from "vitest";
import { vectorText } from "../log/vector-file.ts";
import { temporaryFolder } from "./child-process.ts";

interface SealedObjectVector {
  readonly object: {
    readonly identity: string;
    readonly recipient: string;
    readonly patternSizeBytes: number;
    readonly sha256: string;
    readonly root: string;
    readonly sealed: string;
  };
  readonly roots: readonly { readonly sizeBytes: number; readonly root: string }[];
}

const { object, roots } = JSON.parse(vectorText("sealed-object")) as SealedObjectVector;

function pattern(sizeBytes: number): Uint8Array {
  return Uint8Array.from({ length: sizeBytes }, (_, i) => (i * 31 + (i >> 8) * 7) % 251);
}

test("the frozen object has its name, opens with its identity, and holds the pattern", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "object");
  writeFileSync(path, Buffer.from(object.sealed, "base64"));
  expect(await recipientOf(object.identity)).toBe(object.recipient);
  expect((await measureObject(path)).root).toBe(object.root);
  const outPath = join(folder, "plain");
  const { sha256, root } = object;
  await openObject({ path, identities: [object.identity], outPath, expected: { sha256, root } });
  const plain = readFileSync(outPath);
  expect(plain.equals(pattern(object.patternSizeBytes))).toBe(true);
  expect(createHash("sha256").update(plain).digest("hex")).toBe(object.sha256);
});

test.each(roots)("$sizeBytes bytes of the pattern have the frozen root", async ({ sizeBytes, root }) => {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    const bytes = pattern(sizeBytes);
    for (let at = 0; at < bytes.length; at += 700_001) yield bytes.subarray(at, at + 700_001);
  }
  expect(hex(await objectRoot(nodeCrypto, pieces()))).toBe(root);
});
