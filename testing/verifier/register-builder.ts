// SPDX-License-Identifier: Apache-2.0
import {
  appendSignatureLines,
  base64url,
  bundlesForGrowth,
  type CommittedRecord,
  commitment,
  concatBytes,
  cosign,
  ed25519Type,
  edgeRoot,
  emptyEdge,
  encodeCommitRecord,
  encodeEntry,
  encodeEntryBundle,
  encodePayloadFile,
  encodeRegisterJson,
  entryBundlePath,
  formatCheckpoint,
  formatVerifierKey,
  growTiles,
  type Hash,
  keyPageSizeBytes,
  keySlot,
  leafHash,
  padPayload,
  payloadAdditionalData,
  registerPaths,
  signNote,
  type TileEdge,
  utf8,
  wrappedKeySizeBytes,
} from "@scelle/core";
import { namedBytes, namedSigner, sealAesGcm, testCrypto, wrapAesKw } from "./test-crypto.ts";

const builtOrigin = "register.example/test";

/** What to put at the end of the log: a payload, and the link of its case if it has one. */
export interface NewEntry {
  readonly payload: Uint8Array;
  readonly caseLink?: Hash;
}

/**
 * Builds the folder of a register in memory, straight from the formats: an oracle for the verifier that
 * shares no code with the register. Everything random in it follows from a seed.
 */
export class RegisterBuilder {
  readonly files = new Map<string, Uint8Array>();
  readonly origin: string;
  readonly signer;
  readonly logKey: string;
  readonly recordKey: Uint8Array;
  readonly linkRootKey: Uint8Array;
  readonly leaves: Hash[] = [];
  /** What receipts are made of, by index. */
  readonly kept: { readonly entry: Uint8Array; readonly salt: Uint8Array; readonly payload: Uint8Array }[] =
    [];
  readonly #seed: string;
  #edge: TileEdge = emptyEdge;
  #committedEdge: TileEdge = emptyEdge;
  #entries: Uint8Array[] = [];
  #pending: CommittedRecord[] = [];

  constructor(seed = "one", origin = builtOrigin) {
    this.#seed = seed;
    this.origin = origin;
    this.signer = namedSigner(`log ${seed}`);
    this.logKey = formatVerifierKey(testCrypto, this.origin, ed25519Type, this.signer.publicKey);
    this.recordKey = namedBytes(`record key ${seed}`, 32);
    this.linkRootKey = namedBytes(`link root key ${seed}`, 32);
  }

  get size(): number {
    return this.leaves.length;
  }

  get publishedSize(): number {
    return this.#edge.size;
  }

  /** One commit record: durable, and not yet under a checkpoint. */
  commit(news: readonly NewEntry[]): void {
    const records = news.map((entry, i) => this.#sealed(this.size + i, entry));
    const newLeaves = records.map(({ entry }) => leafHash(testCrypto, entry));
    const before = this.#committedEdge;
    this.#committedEdge = growTiles(testCrypto, before, newLeaves).edge;
    const commit = {
      oldSize: before.size,
      oldRoot: edgeRoot(testCrypto, before),
      newSize: this.#committedEdge.size,
      newRoot: edgeRoot(testCrypto, this.#committedEdge),
      records,
    };
    this.files.set(registerPaths.wal(before.size), encodeCommitRecord(testCrypto, commit));
    this.leaves.push(...newLeaves);
    this.#pending.push(...records);
  }

  /** Moves what is committed to its places and signs, as a register does. */
  async publish({ keepsHistory = true } = {}): Promise<void> {
    const before = this.#edge.size;
    const records = this.#pending;
    const stored = encodePayloadFile(records.map(({ stored }) => stored));
    this.files.set(registerPaths.payloadFile(before, records.length), stored);
    records.forEach(({ wrappedKey }, i) => {
      this.writeSlot(before + i, wrappedKey);
    });
    const grown = growTiles(testCrypto, this.#edge, this.leaves.slice(before));
    for (const { ref, bytes } of grown.tiles) this.files.set(registerPaths.tile(ref), bytes);
    this.#entries.push(...records.map(({ entry }) => entry));
    for (const ref of bundlesForGrowth(before, this.size)) {
      const entries = this.#entries.slice(ref.index * 256, ref.index * 256 + ref.width);
      this.files.set(`log/${entryBundlePath(ref)}`, encodeEntryBundle(entries));
    }
    this.#edge = grown.edge;
    const note = await this.checkpoint(this.size);
    if (keepsHistory) this.files.set(registerPaths.history(this.size), note);
    this.files.set(registerPaths.checkpoint, note);
    for (const path of [...this.files.keys()]) if (path.startsWith("wal/")) this.files.delete(path);
    this.#pending = [];
    this.#writeRegisterJson();
  }

  /** A checkpoint of any size up to now, signed by the log's key. */
  async checkpoint(size: number): Promise<Uint8Array> {
    const root = this.rootAt(size);
    const text = formatCheckpoint({ origin: this.origin, size, root });
    return utf8(await signNote(testCrypto, text, this.origin, this.signer));
  }

  rootAt(size: number): Hash {
    if (size === this.#edge.size) return edgeRoot(testCrypto, this.#edge);
    return edgeRoot(testCrypto, growTiles(testCrypto, emptyEdge, this.leaves.slice(0, size)).edge);
  }

  /** Adds the cosignature of a witness to a checkpoint that lies in the folder. */
  async cosign(path: string, witnessName: string, timeSeconds = 1_700_000_000): Promise<void> {
    const note = new TextDecoder().decode(this.files.get(path));
    const text = note.slice(0, note.lastIndexOf("\n\n") + 1);
    const line = await cosign(testCrypto, text, witnessName, namedSigner(witnessName), timeSeconds);
    this.files.set(path, utf8(appendSignatureLines(note, [line])));
  }

  writeSlot(index: number, wrappedKey: Uint8Array): void {
    const { page, offset } = keySlot(index);
    const bytes = this.files.get(registerPaths.keyPage(page)) ?? new Uint8Array(keyPageSizeBytes);
    bytes.set(wrappedKey, offset);
    this.files.set(registerPaths.keyPage(page), bytes);
  }

  /** Destroys the key of a published entry; says nothing of it in the log. */
  erase(index: number): void {
    this.writeSlot(index, new Uint8Array(wrappedKeySizeBytes));
  }

  #sealed(index: number, { payload, caseLink }: NewEntry): CommittedRecord {
    const random = (what: string, sizeBytes: number) =>
      namedBytes(`${this.#seed} ${index} ${what}`, sizeBytes);
    const payloadKey = random("payload key", 32);
    const keyName = random("key name", 16);
    const salt = random("salt", 32);
    const nonce = random("nonce", 12);
    const additional = payloadAdditionalData(this.origin, keyName);
    const sealed = sealAesGcm(payloadKey, nonce, additional, padPayload(salt, payload));
    const stored = concatBytes(nonce, sealed);
    const entry = encodeEntry({
      caseLink: caseLink ?? random("case link", 32),
      commit: commitment(testCrypto, salt, payload),
      ciphertextHash: testCrypto.sha256(stored),
      keyName,
    });
    this.kept[index] = { entry, salt, payload };
    return { entry, stored, wrappedKey: wrapAesKw(this.recordKey, payloadKey) };
  }

  #writeRegisterJson(): void {
    const [first] = this.leaves;
    if (first === undefined) return;
    const { origin, logKey } = this;
    const foundingEntry = base64url(first);
    const document = { formatVersion: 1, origin, logKey, foundingEntry } as const;
    this.files.set(registerPaths.registerJson, encodeRegisterJson(document));
  }
}
