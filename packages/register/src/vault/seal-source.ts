// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { assert, ScelleError } from "@scelle/core";
import { ageRecipientsMax, newAgeHeader } from "./age-header.ts";
import { payloadKey, payloadNonceSizeBytes } from "./age-payload.ts";
import { privateRing, sharedRing, workerRing } from "./block-ring.ts";
import { assertRecipient } from "./evidence-identity.ts";
import type { Boundary, SealKeys } from "./kept-journal.ts";
import { createPartial, type PartialObject } from "./partial-object.ts";
import type { AlsoDigest } from "./plain-digests.ts";
import type { Progress } from "./progress.ts";
import { SealJournal } from "./seal-journal.ts";
import { runSealPass, type SealPassResult } from "./seal-pass.ts";
import { partialSink, ReplaySink, StaleJournal } from "./seal-sink.ts";
import type { ByteRange, Source, SourceKind } from "./source.ts";
import { inlineStages, workerStages } from "./stage.ts";
import { withSmallYoungHeap } from "./young-heap.ts";

export interface SealOptions {
  /** Read to its end, and closed whatever happens. */
  readonly source: Source;
  readonly vaultFolder: string;
  /** `age1…`, at least one. */
  readonly recipients: readonly string[];
  /** Digests beside SHA-256. MD5 slows every machine down. */
  readonly also?: readonly AlsoDigest[];
  /**
   * Where a seal of a file or device notes down how far it is, so that it goes on after a crash. Outside
   * the register and private: it holds the file key while the seal runs.
   */
  readonly journalFolder?: string;
  /** Plaintext between two notes in the journal, a multiple of 4 MiB; 256 MiB unless given. */
  readonly boundarySizeBytes?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Aborting leaves nothing behind. */
  readonly signal?: AbortSignal;
}

/** What a seal measured. Digests are lower-case hex. */
export interface SealedObject {
  /** Name of the object: RFC 6962 root over the 1 MiB chunks of its sealed bytes, 64 hex digits. */
  readonly root: string;
  readonly sealedSizeBytes: number;
  readonly recipientCount: number;
  /** Of the file or device, or of the tar that a folder becomes. */
  readonly plaintextSizeBytes: number;
  readonly sha256: string;
  readonly md5?: string;
  readonly sha1?: string;
  /** Ranges of the plaintext that could not be read and are zeros in it. */
  readonly unreadable: readonly ByteRange[];
  readonly sourceKind: SourceKind;
  readonly fileCount?: number;
}

const boundarySizeBytesDefault = 256 * 1024 * 1024;
/** Up to here one thread is done before three others have started. */
const inlineSizeBytesMax = 8 * 1024 * 1024;

/**
 * Seals a source into a vault: one pass that takes its digest, encrypts it to the recipients as an age v1
 * file, takes the root of the sealed bytes and writes them. When it returns, the object is durable under
 * its name.
 * @throws ScelleError("vault.source-…" | "vault.no-space" | "vault.not-writable" | "vault.write-failed" |
 * "vault.recipient-count" | "recipient.invalid"), the signal's reason; nothing is left behind then
 */
export async function sealSource(options: SealOptions): Promise<SealedObject> {
  try {
    const recipients = await checkedRecipients(options.recipients);
    const journal = await openJournal(options, recipients);
    return await withSmallYoungHeap(async () => {
      return (await resume(options, recipients, journal)) ?? (await sealAnew(options, recipients, journal));
    });
  } finally {
    await options.source.close();
  }
}

async function checkedRecipients(texts: readonly string[]): Promise<readonly string[]> {
  const recipients = [...new Set(texts)];
  if (recipients.length === 0 || recipients.length > ageRecipientsMax) {
    throw new ScelleError("vault.recipient-count", { count: recipients.length, max: ageRecipientsMax });
  }
  for (const recipient of recipients) await assertRecipient(recipient);
  return recipients;
}

async function openJournal(
  { source, journalFolder, vaultFolder }: SealOptions,
  recipients: readonly string[],
): Promise<SealJournal | undefined> {
  if (journalFolder === undefined || source.identity === undefined) return undefined;
  if (isSmall(source)) return undefined;
  const journal = new SealJournal(journalFolder, vaultFolder, source.identity, recipients);
  await journal.prepare();
  return (await journal.isInUse()) ? undefined : journal;
}

/** Undefined if there is nothing to go on with, or if it cannot be trusted. */
async function resume(
  options: SealOptions,
  recipients: readonly string[],
  journal: SealJournal | undefined,
): Promise<SealedObject | undefined> {
  const unfinished = await journal?.takeUp((boundary) => isReached(boundary, options.source));
  if (unfinished === undefined) return undefined;
  const { keys, partial, boundary } = unfinished;
  try {
    return await sealInto(options, recipients, { keys, partial, journal, replay: boundary });
  } catch (cause) {
    if (cause instanceof StaleJournal) return undefined; // The partial is deleted; a fresh file key is next.
    throw cause;
  }
}

/** Whether a pass comes by this boundary: what is written after it waits for that. */
function isReached({ plaintextBytes }: Boundary, { sizeBytes }: Source): boolean {
  return plaintextBytes % workerRing.blockSizeBytes === 0 && plaintextBytes < (sizeBytes ?? 0);
}

async function sealAnew(
  options: SealOptions,
  recipients: readonly string[],
  journal: SealJournal | undefined,
): Promise<SealedObject> {
  const keys = { ...(await newAgeHeader(recipients)), nonce: randomBytes(payloadNonceSizeBytes) };
  const partial = await createPartial(options.vaultFolder);
  return sealInto(options, recipients, { keys, partial, journal, replay: undefined });
}

interface SealTarget {
  readonly keys: SealKeys;
  readonly partial: PartialObject;
  readonly journal: SealJournal | undefined;
  /** Up to where the partial already holds the object. */
  readonly replay: Boundary | undefined;
}

async function sealInto(
  options: SealOptions,
  recipients: readonly string[],
  target: SealTarget,
): Promise<SealedObject> {
  const { partial, journal } = target;
  try {
    const result = await passOver(options, target);
    await options.source.assertUnchanged();
    await partial.publish(result.root, result.sealedSizeBytes);
    await journal?.remove();
    return sealedObject(options.source, recipients, result);
  } catch (cause) {
    await partial.discard();
    await journal?.remove();
    throw cause;
  }
}

function passOver(options: SealOptions, target: SealTarget): Promise<SealPassResult> {
  const { keys, partial, journal, replay } = target;
  const { source, onProgress, signal } = options;
  const front = Buffer.concat([keys.header, keys.nonce]);
  const plan = { also: options.also ?? [], payloadKey: payloadKey(keys.fileKey, keys.nonce), front };
  const ring = isSmall(source)
    ? privateRing(source.sizeBytes ?? 0, front.length)
    : sharedRing({ ...workerRing, frontSizeBytes: front.length });
  const replaySink = replay === undefined ? undefined : new ReplaySink(partial, replay);
  const boundarySizeBytes = options.boundarySizeBytes ?? boundarySizeBytesDefault;
  assert(boundarySizeBytes % workerRing.blockSizeBytes === 0, "a boundary stands between two blocks");
  const isBoundary = (plaintextBytes: number) =>
    plaintextBytes === replay?.plaintextBytes ||
    (journal !== undefined &&
      plaintextBytes % boundarySizeBytes === 0 &&
      plaintextBytes > (replay?.plaintextBytes ?? 0));
  const onBoundary = async (boundary: Boundary) => {
    if (boundary.plaintextBytes === replay?.plaintextBytes) return replaySink?.confirm(boundary);
    await partial.sync();
    await journal?.write(keys, partial.name, boundary);
  };
  const stages = (isOneBlock: boolean) => (isOneBlock ? inlineStages(plan, ring) : workerStages(plan, ring));
  const sink = replaySink ?? partialSink(partial);
  return runSealPass({ source, ring, sink, stages, isBoundary, onBoundary, onProgress, signal });
}

function sealedObject(source: Source, recipients: readonly string[], result: SealPassResult): SealedObject {
  return {
    root: result.root,
    sealedSizeBytes: result.sealedSizeBytes,
    recipientCount: recipients.length,
    plaintextSizeBytes: result.plaintextSizeBytes,
    ...result.digests,
    unreadable: [...source.unreadable()],
    sourceKind: source.kind,
    ...(source.fileCount === undefined ? {} : { fileCount: source.fileCount }),
  };
}

function isSmall(source: Source): boolean {
  return source.sizeBytes !== undefined && source.sizeBytes <= inlineSizeBytesMax;
}
