// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";
import { PayloadOpener, payloadChunkSizeBytes, payloadKey, sealedChunkSizeBytes } from "./age-payload.ts";
import { ChunkLeaves } from "./chunk-leaves.ts";
import { ChunkTree } from "./chunk-tree.ts";
import { parseIdentities } from "./evidence-identity.ts";
import { measureObject } from "./measure-object.ts";
import { type ObjectReader, openObjectFile } from "./object-reader.ts";
import { PlainDigests } from "./plain-digests.ts";
import type { Progress } from "./progress.ts";
import { assertFree } from "./take-name.ts";
import { writeError } from "./vault-error.ts";
import { fileCopy, segmentCopy, type WorkingCopy } from "./working-copy.ts";

export interface OpenOptions {
  /** The sealed object. */
  readonly path: string;
  /** Texts of age identities or identity files; the first that fits opens. */
  readonly identities: readonly string[];
  /** Where the plaintext goes; nothing may stand there. */
  readonly outPath: string;
  /** The plaintext is a tar of segments: they become files of a new folder at `outPath`. */
  readonly isSegmented?: boolean;
  /** What the register says about the object: nothing is put at `outPath` that differs. */
  readonly expected?: { readonly sha256?: string; readonly sizeBytes?: number; readonly root?: string };
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export interface OpenedObject {
  readonly sizeBytes: number;
  readonly sha256: string;
}

const blockChunkCount = 16;

/**
 * Decrypts a sealed object, ours or any age v1 file to a key, into a new private file. Every chunk is
 * authenticated before it is written, and the file gets its name only when all of it agreed.
 * @throws ScelleError("vault.wrong-identity" | "vault.passphrase" | "vault.armored" | "format.malformed"
 * | "vault.object-altered" | "vault.object-differs" | "vault.out-exists" | "identity.invalid" |
 * "vault.missing" | "vault.no-space" | "vault.not-writable" | "vault.write-failed")
 */
export async function openObject(options: OpenOptions): Promise<OpenedObject> {
  const identities = options.identities.flatMap(parseIdentities);
  const object = await openObjectFile(options.path);
  try {
    const fileKey = await unwrapFileKey(object, identities, options);
    await assertFree(options.outPath);
    return await writeOut(options, (copy) => decryptInto(options, object, fileKey, copy));
  } finally {
    await object.close();
  }
}

async function unwrapFileKey(
  object: ObjectReader,
  identities: readonly string[],
  options: OpenOptions,
): Promise<Uint8Array> {
  if (object.header.stanzaTypes.includes("scrypt")) throw new ScelleError("vault.passphrase");
  const { Decrypter } = await import("age-encryption");
  const decrypter = new Decrypter();
  try {
    for (const identity of identities) decrypter.addIdentity(identity);
  } catch (cause) {
    throw new ScelleError("identity.invalid", {}, { cause });
  }
  try {
    return await decrypter.decryptHeader(object.header.bytes);
  } catch (cause) {
    // The library says both "not for this identity" and "header altered" here; the root tells them apart.
    const root = options.expected?.root;
    const isAltered = root !== undefined && (await measureObject(options.path)).root !== root;
    throw new ScelleError(
      isAltered ? "vault.object-altered" : "vault.wrong-identity",
      { offset: 0 },
      { cause },
    );
  }
}

/** Whatever fails, nothing of the copy stays. */
async function writeOut<Result>(
  { outPath, isSegmented }: OpenOptions,
  write: (copy: WorkingCopy) => Promise<Result>,
): Promise<Result> {
  const copy = isSegmented === true ? await segmentCopy(outPath) : await fileCopy(outPath);
  try {
    const result = await write(copy);
    await copy.finish();
    return result;
  } catch (cause) {
    await copy.discard();
    throw writeError(cause, outPath);
  }
}

async function decryptInto(
  options: OpenOptions,
  object: ObjectReader,
  fileKey: Uint8Array,
  copy: WorkingCopy,
): Promise<OpenedObject> {
  const { expected, onProgress, signal } = options;
  const opener = new PayloadOpener(payloadKey(fileKey, object.nonce));
  const digests = new PlainDigests([]);
  const leaves = new ChunkLeaves();
  const tree = new ChunkTree();
  const start = object.header.bytes.length + object.nonce.length;
  tree.append([...leaves.add(object.header.bytes), ...leaves.add(object.nonce)]);
  const sealed = new Uint8Array(blockChunkCount * sealedChunkSizeBytes);
  const plain = new Uint8Array(blockChunkCount * payloadChunkSizeBytes);
  let doneBytes = 0;
  for (let offset = start; offset < object.sizeBytes; offset += sealed.length) {
    signal?.throwIfAborted();
    const block = sealed.subarray(0, object.sizeBytes - offset);
    await object.readFully(block, offset);
    tree.append(leaves.add(block));
    const openedSizeBytes = opener.open(block, plain, offset + block.length === object.sizeBytes);
    if (openedSizeBytes === undefined) throw new ScelleError("vault.object-altered", { offset });
    const opened = plain.subarray(0, openedSizeBytes);
    digests.add(opened);
    await copy.write(opened);
    doneBytes += openedSizeBytes;
    onProgress?.({ doneBytes, totalBytes: object.plaintextSizeBytes });
  }
  tree.append(leaves.end());
  const opened = { sizeBytes: doneBytes, sha256: digests.end().sha256 };
  assertAsExpected(expected ?? {}, opened, tree.root());
  return opened;
}

function assertAsExpected(
  expected: NonNullable<OpenOptions["expected"]>,
  found: OpenedObject,
  root: string,
): void {
  const differences = [
    { what: "root", isSame: expected.root === undefined || expected.root === root },
    { what: "sha256", isSame: expected.sha256 === undefined || expected.sha256 === found.sha256 },
    { what: "size", isSame: expected.sizeBytes === undefined || expected.sizeBytes === found.sizeBytes },
  ].filter(({ isSame }) => !isSame);
  if (differences.length === 0) return;
  throw new ScelleError("vault.object-differs", { what: differences.map(({ what }) => what).join(", ") });
}
