// SPDX-License-Identifier: Apache-2.0
import { type Hash, type RecordPayload, registerFold, ScelleError, streamKey } from "@scelle/core";
import type { Index } from "./index/index-reader.ts";
import type { LiveSituation } from "./live-situation.ts";
import type { Log } from "./log/log.ts";
import type { PublishedProofs } from "./log/published-proofs.ts";
import type { RecordStore } from "./log/record-store.ts";

/** All by which somebody who holds a checkpoint's key checks one record, trusting nobody. */
export interface RecordEvidence {
  readonly index: number;
  readonly entry: Uint8Array;
  /** Opens the entry's commitment; undefined once erased. */
  readonly opened: { readonly salt: Uint8Array; readonly payload: Uint8Array } | undefined;
  /** From the entry's leaf to the root of the checkpoint. */
  readonly inclusion: readonly Hash[];
}

/** A signed checkpoint, and the proof that it continues what somebody saw before. */
export interface CheckpointEvidence {
  readonly checkpoint: string;
  readonly consistency: readonly Hash[];
}

export interface EvidenceParts {
  readonly index: Index;
  readonly log: Log;
  readonly store: RecordStore;
  readonly situation: LiveSituation;
}

/** @throws ScelleError("log.not-published") for a size that no checkpoint has reached */
export async function checkpointSince({ log }: EvidenceParts, since: number): Promise<CheckpointEvidence> {
  return await checkpointEvidence(log.proofs(), since);
}

/**
 * Everything about one record; to be asked for after the look at it is durable, and published. All of it is
 * under one checkpoint, however many are published meanwhile.
 * @param since the size of a checkpoint that the asker holds; 0 for none
 */
export async function fullEvidence(parts: EvidenceParts, ref: string, since: number): Promise<Evidence> {
  const row = parts.index.record(ref);
  if (row === undefined) throw new ScelleError("reference.unknown", { ref });
  const proofs = parts.log.proofs();
  const signer = signerOf(parts.store, row.entry);
  const keyEntries = signer === undefined ? [] : keyEntriesOf(parts, signer.author, signer.key);
  return {
    record: await evidenceOf(parts, proofs, row.entry),
    keyRecords: await Promise.all(keyEntries.map((entry) => evidenceOf(parts, proofs, entry))),
    ...(await checkpointEvidence(proofs, since)),
  };
}

async function checkpointEvidence(proofs: PublishedProofs, since: number): Promise<CheckpointEvidence> {
  if (!Number.isSafeInteger(since) || since < 0)
    throw new ScelleError("log.not-published", { index: since, size: 0 });
  return { checkpoint: proofs.checkpointText, consistency: await proofs.consistency(since) };
}

/** @throws ScelleError("log.not-published") for a record that is committed only */
async function evidenceOf(
  { store }: EvidenceParts,
  proofs: PublishedProofs,
  entry: number,
): Promise<RecordEvidence> {
  return {
    index: entry,
    entry: store.entry(entry),
    opened: store.opened(entry),
    inclusion: await proofs.inclusion(entry),
  };
}

/**
 * The records that show that a key spoke for an author: the founding, the record of the person, and those by
 * which its keys came and went, oldest first.
 */
function keyEntriesOf({ index, situation }: EvidenceParts, author: string, key: string): number[] {
  const { founding } = situation.state(registerFold, "register");
  const named = situation.stream("register").filter(({ recordRef, stated }) => {
    const isOfPerson = recordRef === author || stated["personRef"] === author;
    return recordRef === founding?.recordRef || isOfPerson || stated["publicKey"] === key;
  });
  const person = index.record(author);
  const session = situation
    .stream(streamKey("person", author))
    .filter(({ stated }) => stated["sessionKey"] === key);
  const entries = [
    ...[...named, ...session].map((record) => record.index),
    ...(person === undefined ? [] : [person.entry]),
  ];
  return [...new Set(entries)].sort((one, other) => one - other);
}

/** Author and key of a stored record; undefined once it is erased. */
function signerOf(store: RecordStore, entry: number): { author: string; key: string } | undefined {
  const opened = store.opened(entry);
  if (opened === undefined) return undefined;
  const { assigned, signature } = JSON.parse(new TextDecoder().decode(opened.payload)) as RecordPayload;
  return { author: assigned.author, key: signature.key };
}

/** Evidence of one record, of what binds its key to its author, and the checkpoint over all of it. */
export interface Evidence extends CheckpointEvidence {
  readonly record: RecordEvidence;
  /** Founding, person and key records, oldest first. */
  readonly keyRecords: readonly RecordEvidence[];
}
