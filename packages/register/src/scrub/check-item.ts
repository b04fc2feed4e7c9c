// SPDX-License-Identifier: Apache-2.0
import { stat } from "node:fs/promises";
import {
  type Crypto,
  equalBytes,
  parseEntry,
  parsePayloadFile,
  payloadFileSizeBytesMax,
  registerPaths,
  ScelleError,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import { lookAtImage, openImage } from "../images/look-at-image.ts";
import type { RecordStore } from "../log/record-store.ts";
import { measureObject } from "../vault/measure-object.ts";
import { openSource } from "../vault/open-source.ts";
import { type AlsoDigest, type Digests, PlainDigests } from "../vault/plain-digests.ts";
import type { Source } from "../vault/source.ts";
import type { Pace } from "./pace.ts";
import type { ImageItem, PayloadItem } from "./scrub-items.ts";
import type { FixityOutcome } from "./scrub-report.ts";

/** Reads a sealed object from its first byte to its last; what its file says of size or time is not asked. */
export async function checkObject(
  path: string,
  root: string,
  pace: Pace,
  measure: typeof measureObject = measureObject,
): Promise<FixityOutcome> {
  try {
    const found = await measure(path, (sizeBytes) => pace.spend(sizeBytes));
    return found.root === root ? "intact" : "altered";
  } catch (cause) {
    return outcomeOf(cause);
  }
}

/** Compares every stored record of a payload file with the hash in its entry. No key is needed. */
export async function checkPayload(
  parts: { readonly disk: Disk; readonly store: RecordStore; readonly crypto: Crypto },
  { first, count, isListed }: PayloadItem,
  pace: Pace,
): Promise<FixityOutcome> {
  if (!isListed) return "missing";
  try {
    const bytes = await parts.disk.read(registerPaths.payloadFile(first, count), payloadFileSizeBytesMax);
    if (bytes === undefined) return "missing";
    await pace.spend(bytes.length);
    const isIntact = parsePayloadFile(bytes, count).every((stored, i) => {
      const { ciphertextHash } = parseEntry(parts.store.entry(first + i));
      return equalBytes(parts.crypto.sha256(stored), ciphertextHash);
    });
    return isIntact ? "intact" : "altered";
  } catch (cause) {
    return outcomeOf(cause);
  }
}

/**
 * Reads an image where it lies and compares it with what was measured when it was registered. Bytes decide:
 * one that changed under our eyes and is not the same is read once more.
 */
export async function checkImage(item: ImageItem, pace: Pace): Promise<FixityOutcome> {
  const check = async (): Promise<FixityOutcome | "moving"> => {
    const source = await openRegistered(item);
    if (source === undefined) return "unreadable";
    const { sizeBytes, sha256, isWhole, isStill } = await hashInPlace(source, item.sizeBytes, pace);
    if (!isWhole) return "unreadable";
    if (sizeBytes === item.sizeBytes && sha256 === item.sha256) return "intact";
    return isStill ? "altered" : "moving";
  };
  try {
    const found = await check();
    const last = found === "moving" ? await check() : found;
    return last === "moving" ? "altered" : last;
  } catch (cause) {
    return outcomeOf(cause);
  }
}

/** What a source holds. */
export interface HashedInPlace extends Digests {
  readonly sizeBytes: number;
  /** Whether the medium gave every byte. */
  readonly isWhole: boolean;
  /** Whether nothing, not even its names or rights, changed while it was read. */
  readonly isStill: boolean;
}

/** Reads a source to its end, or a little past what is expected; copies nothing; closes it in any case. */
export async function hashInPlace(
  source: Source,
  sizeBytesMax: number,
  pace: Pace,
  also: readonly AlsoDigest[] = [],
): Promise<HashedInPlace> {
  const digests = new PlainDigests(also);
  const block = new Uint8Array(blockSizeBytes);
  let sizeBytes = 0;
  try {
    for (;;) {
      await pace.spend(block.length);
      const count = await source.read(block, sizeBytes);
      digests.add(block.subarray(0, count));
      sizeBytes += count;
      if (count < block.length || sizeBytes > sizeBytesMax) break;
    }
    const isStill = await source.assertUnchanged().then(
      () => true,
      (cause: unknown) => {
        if (cause instanceof ScelleError && cause.code === "vault.source-changed") return false;
        throw cause;
      },
    );
    return { ...digests.end(), sizeBytes, isWhole: source.unreadable().length === 0, isStill };
  } finally {
    await source.close();
  }
}

const blockSizeBytes = 1024 * 1024;

/** Only what has an end is opened: a pipe at that place would keep us waiting. */
async function openRegistered({ path, isSegmented }: ImageItem): Promise<Source | undefined> {
  const found = await stat(path);
  if (!found.isFile() && !found.isBlockDevice()) return undefined;
  if (!isSegmented) return await openSource(path);
  return await openImage(await lookAtImage(path), "joined");
}

/** A failure that says something of the bytes; what fails in us, or stops us, goes on. */
function outcomeOf(cause: unknown): FixityOutcome {
  const system =
    cause instanceof Error && "syscall" in cause && "code" in cause ? String(cause.code) : undefined;
  if (system !== undefined) return system === "ENOENT" || system === "ENOTDIR" ? "missing" : "unreadable";
  if (!(cause instanceof ScelleError)) throw cause;
  switch (cause.code) {
    case "vault.missing":
    case "image.segment-missing":
      return "missing";
    case "vault.source-unreadable":
      return cause.facts["reason"] === "ENOENT" ? "missing" : "unreadable";
    case "vault.unreadable":
    case "image.part-named":
    case "disk.failed":
      return "unreadable";
    case "vault.armored":
    case "vault.object-altered":
    case "vault.source-short":
    case "vault.source-changed":
    case "vault.source-empty":
    case "image.not-first":
    case "format.malformed":
    case "disk.too-large":
      return "altered";
    default:
      throw cause;
  }
}
