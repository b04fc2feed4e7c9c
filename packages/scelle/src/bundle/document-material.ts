// SPDX-License-Identifier: Apache-2.0
import {
  type BundleEntry,
  type BundleJson,
  type EffectiveRecord,
  effectiveRecords,
  type Label,
  type PackName,
  type RecordPayload,
} from "@scelle/core";
import { labelOf, type Receipt } from "@scelle/register";
import type { AttestedTimes } from "./attested-checkpoints.ts";

/** An entry that is held back: its number, and on what ground. */
export type WithheldEntry = Extract<BundleEntry, { state: "withheld" }>;

/**
 * What documents are made of: what is open in the bundle, and nothing that is not; of a correction that is
 * held back no more than that it is one, and of which open record.
 */
export interface DocumentMaterial {
  readonly origin: string;
  readonly isExercise: boolean;
  /** The signed note that everything in the bundle is proved under. */
  readonly checkpoint: string;
  /** Of the acts of disclosure. */
  readonly receipts: readonly Receipt[];
  /** Case, standing, reason, recipients; each entry of the case as open, held back on a ground, or erased. */
  readonly document: BundleJson;
  /** By index in the log: the open records as they were signed, of the case and of none. */
  readonly payloads: ReadonlyMap<number, RecordPayload>;
  /** By index: the same with those corrections applied that are open here too. */
  readonly records: ReadonlyMap<number, EffectiveRecord>;
  /** By index of an open record: the entries held back that correct it. */
  readonly heldCorrections: ReadonlyMap<number, readonly WithheldEntry[]>;
  /** What authorities outside attested of the time, as far as it goes along. */
  readonly attested: AttestedTimes;
  /** Whose rules of procedure irregularities are looked for by. */
  readonly pack: PackName;
  /** What people call a person, body, exhibit or case, as far as open records say. */
  nameOf(ref: string): string | undefined;
}

/** A file for reading. */
export interface BundleDocument {
  /** Below `data/documents/`: names of letters, digits, `.`, `_` and `-`, and `/` between them. */
  readonly path: string;
  /** Stands in README.txt. */
  readonly title: Label;
  readonly content: Uint8Array;
}

/** Makes documents one after the other: one is in memory at a time. The same material, the same bytes. */
export type DocumentMaker = (material: DocumentMaterial) => AsyncIterable<BundleDocument>;

/** What is known of a bundle before its records are read. */
export interface KnownMaterial
  extends Pick<
    DocumentMaterial,
    "origin" | "isExercise" | "checkpoint" | "receipts" | "document" | "attested" | "pack"
  > {
  /** As the register tells it: by index, indices. */
  readonly heldCorrections: ReadonlyMap<number, readonly number[]>;
}

/** @param payloads by index in the log, in its order */
export function documentMaterial(
  known: KnownMaterial,
  payloads: ReadonlyMap<number, RecordPayload>,
): DocumentMaterial {
  const effective = effectiveRecords([...payloads].map(([index, payload]) => ({ index, payload })));
  const names = new Map(effective.map((record) => [record.recordRef, labelOf(record)]));
  return {
    ...known,
    payloads,
    records: new Map(effective.map((record) => [record.index, record])),
    heldCorrections: new Map(
      [...known.heldCorrections].map(([index, by]) => [index, withheldAmong(known.document, by)]),
    ),
    nameOf: (ref) => names.get(ref),
  };
}

function withheldAmong({ entries }: BundleJson, indices: readonly number[]): WithheldEntry[] {
  const among = new Set(indices);
  return entries.filter((entry) => entry.state === "withheld").filter(({ index }) => among.has(index));
}
