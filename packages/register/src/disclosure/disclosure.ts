// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import {
  type BundleEntry,
  base64url,
  correctionMade,
  formatDocumentsList,
  type Hash,
  isRecordOf,
  type ManifestLine,
  parseCheckpoint,
  parseHistoryName,
  parseNote,
  registerJsonSizeBytesMax,
  registerPaths,
  ScelleError,
  signNote,
  utf8,
} from "@scelle/core";
import type { Disk, NewFile } from "../disk/disk.ts";
import type { RecordEvidence } from "../evidence.ts";
import type { ChainRow, Index } from "../index/index-reader.ts";
import { nodeCrypto } from "../keys/node-crypto.ts";
import type { LiveSituation } from "../live-situation.ts";
import type { Log } from "../log/log.ts";
import type { PublicationKeys } from "../log/publication-keys.ts";
import type { PublishedProofs } from "../log/published-proofs.ts";
import type { RecordStore } from "../log/record-store.ts";
import type { CaseChains } from "../seal-record.ts";
import type { Receipt } from "../session.ts";
import { type AttestedBy, newestUpTo, timestampFilesOf } from "../timestamps/timestamp-files.ts";
import type { Chosen } from "./choose-records.ts";
import type { DisclosureOrder } from "./disclosure-order.ts";
import { provedSizes } from "./proved-sizes.ts";

export interface DisclosureParts {
  readonly folder: string;
  readonly disk: Disk;
  readonly log: Log;
  readonly store: RecordStore;
  readonly index: Index;
  readonly situation: LiveSituation;
  readonly chains: CaseChains;
  readonly publicationKeys: PublicationKeys;
}

export interface Disclosed {
  readonly order: DisclosureOrder;
  readonly author: string;
  /** Of the acts of disclosure. */
  readonly receipts: readonly Receipt[];
  readonly chosen: Chosen;
  readonly supporting: readonly number[];
  readonly refs: readonly string[];
}

/** A record with the two values that open its entry. */
export interface OpenEvidence extends RecordEvidence {
  readonly opened: NonNullable<RecordEvidence["opened"]>;
}

/**
 * What the acts of disclosure let out of a case, as the case stood at the last of them. Made while the
 * register stands still; read afterwards for as long as it takes, while the register goes on.
 */
export class Disclosure {
  readonly order: DisclosureOrder;
  /** The person who disclosed. */
  readonly author: string;
  readonly receipts: readonly Receipt[];
  /** Every entry of the case up to the last act. */
  readonly entries: readonly BundleEntry[];
  /** Entries of no case that go along, in the order of the log. */
  readonly supporting: readonly number[];
  /** By index of an entry that is open: indices of entries held back that correct it. */
  readonly heldCorrections: ReadonlyMap<number, readonly number[]>;
  /** Roots of the sealed objects that the disclosed records measured. */
  readonly objectRoots: readonly string[];
  readonly #parts: DisclosureParts;
  readonly #proofs: PublishedProofs;
  readonly #objects: Chosen["objects"];
  readonly #refs: ReadonlyMap<number, string>;
  #attestedBy: Promise<readonly AttestedBy[]> | undefined;

  /** To be made while the register is at rest, with everything published. */
  constructor(parts: DisclosureParts, disclosed: Disclosed) {
    this.order = disclosed.order;
    this.author = disclosed.author;
    this.receipts = disclosed.receipts;
    this.supporting = disclosed.supporting;
    this.objectRoots = [...disclosed.chosen.objects.keys()].sort();
    this.#objects = disclosed.chosen.objects;
    this.#parts = parts;
    this.#proofs = parts.log.proofs();
    const rows = chainUpToActs(parts.index, disclosed);
    this.#refs = new Map(rows.map(({ entry, ref }) => [entry, ref]));
    this.entries = entriesOf(parts, disclosed, rows);
    this.heldCorrections = heldCorrectionsOf(parts.situation, rows, this.entries);
  }

  /** The signed note that everything is proved under. */
  get checkpoint(): string {
    return this.#proofs.checkpointText;
  }

  get checkpointSize(): number {
    return this.#proofs.size;
  }

  async registerJson(): Promise<Uint8Array> {
    const path = registerPaths.registerJson;
    const bytes = await this.#parts.disk.read(path, registerJsonSizeBytesMax);
    if (bytes === undefined) throw new ScelleError("log.damaged", { path, problem: "missing" });
    return bytes;
  }

  /** An entry with its proof, and nothing of its content. */
  async closedEvidence(index: number): Promise<Omit<RecordEvidence, "opened">> {
    return { index, entry: this.#parts.store.entry(index), inclusion: await this.#proofs.inclusion(index) };
  }

  /** @throws ScelleError("bundle.changed-meanwhile") where the record was erased since */
  async openEvidence(index: number): Promise<OpenEvidence> {
    const opened = this.#parts.store.opened(index);
    if (opened === undefined) {
      throw new ScelleError("bundle.changed-meanwhile", { ref: this.#refs.get(index) ?? String(index) });
    }
    return { ...(await this.closedEvidence(index)), opened };
  }

  /** That the checkpoint continues earlier ones: proofs by their size. */
  async consistency(): Promise<ReadonlyMap<number, readonly Hash[]>> {
    const names = await this.#parts.disk.list(registerPaths.historyFolder);
    const kept = names.flatMap((name) => parseHistoryName(name) ?? []).sort((one, other) => other - one);
    const known = this.order.knownSizes ?? [];
    const attested = (await this.#attested()).map(({ size }) => size);
    const sizes = new Set(
      [...provedSizes(kept), ...known, ...attested].filter((size) => size > 0 && size < this.#proofs.size),
    );
    const proofs = new Map<number, readonly Hash[]>();
    for (const size of [...sizes].sort((one, other) => one - other)) {
      proofs.set(size, await this.#proofs.consistency(size));
    }
    return proofs;
  }

  /**
   * The note by which the log key answers for files that were made from what goes.
   * @param lines their paths in the bundle and SHA-256
   */
  async documentsNote(lines: readonly ManifestLine[]): Promise<string> {
    const { origin, signer } = this.#parts.publicationKeys;
    const { root } = parseCheckpoint(parseNote(utf8(this.checkpoint)).text);
    return await signNote(nodeCrypto, formatDocumentsList(origin, root, lines), origin, signer);
  }

  /** Of each authority the newest that it attested up to the checkpoint, as it lies in the register. */
  async timestamps(): Promise<NewFile[]> {
    const { disk } = this.#parts;
    return await timestampFilesOf(disk, await this.#attested());
  }

  /** Read once: an authority may attest another size while the bundle is written. */
  #attested(): Promise<readonly AttestedBy[]> {
    this.#attestedBy ??= newestUpTo(this.#parts.disk, this.#proofs.size);
    return this.#attestedBy;
  }

  /**
   * Sealed bytes of an object.
   * @throws ScelleError("bundle.object-missing") unless the vault has it in the size that its record states
   */
  async objectSizeBytes(root: string): Promise<number> {
    const found = await this.#parts.disk.sizeBytes(registerPaths.object(root));
    const stated = this.#objects.get(root);
    if (found !== undefined && (stated === undefined || stated === found)) return found;
    throw new ScelleError("bundle.object-missing", { root });
  }

  /** Where the sealed bytes of an object lie: whoever writes them on reads them as fast as the disk gives. */
  objectPath(root: string): string {
    return join(this.#parts.folder, registerPaths.object(root));
  }
}

/** The case as it stood at its last act of disclosure: what came after was not asked for. */
function chainUpToActs(index: Index, { order, receipts }: Disclosed): ChainRow[] {
  const rows = index.chainOfCase(order.caseRef);
  const lastAct = receipts.at(-1)?.index ?? -1;
  return rows.filter(({ entry }) => entry <= lastAct);
}

function entriesOf(parts: DisclosureParts, disclosed: Disclosed, rows: readonly ChainRow[]): BundleEntry[] {
  const { order, receipts, chosen } = disclosed;
  const open = new Set([...disclosed.refs, ...receipts.map(({ recordRef }) => recordRef)]);
  const openEntries = new Set(rows.filter(({ ref }) => open.has(ref)).map(({ entry }) => entry));
  return rows.map(({ seq, entry, ref }) => {
    const opening = base64url(parts.chains.opening(order.caseRef, seq));
    const place = { seq, index: entry, opening };
    if (parts.index.record(ref)?.erased === true) {
      const decision = parts.index.erasureOf(entry)?.decisionEntry;
      const isOpen = decision !== undefined && openEntries.has(decision);
      return { state: "erased", ...place, ...(isOpen ? { decisionIndex: decision } : {}) };
    }
    if (open.has(ref)) return { state: "disclosed", ...place };
    return { state: "withheld", ...place, ...(chosen.withheld.get(ref) ?? { ground: "recorded-meanwhile" }) };
  });
}

/**
 * A record that is read without a correction of it misleads: that there is one is told, and not what it says.
 * Corrections of records of no case always go along.
 */
function heldCorrectionsOf(
  situation: LiveSituation,
  rows: readonly ChainRow[],
  entries: readonly BundleEntry[],
): Map<number, number[]> {
  const states = new Map(entries.map(({ index, state }) => [index, state]));
  const places = new Map(rows.map(({ ref, entry }) => [ref, entry]));
  const held = new Map<number, number[]>();
  for (const { ref, entry } of rows) {
    const record = states.get(entry) === "withheld" ? situation.record(ref) : undefined;
    if (record === undefined || !isRecordOf(record, correctionMade)) continue;
    const corrected = places.get(record.stated.targetRef);
    if (corrected === undefined || states.get(corrected) !== "disclosed") continue;
    held.set(corrected, [...(held.get(corrected) ?? []), entry]);
  }
  return held;
}
