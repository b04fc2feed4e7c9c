// SPDX-License-Identifier: Apache-2.0
import {
  base64url,
  type Crypto,
  cosignedNames,
  draftDigest,
  equalBytes,
  type Hash,
  hex,
  inclusionProof,
  leafHash,
  type Misconduct,
  noteSizeBytesMax,
  openCheckpoint,
  parseBase64url,
  parsePayload,
  parsePolicy,
  parseReceiptFile,
  parseVerifierKey,
  quorumMet,
  type RecordPayload,
  registerPaths,
  ScelleError,
  tileNodeReader,
  utf8,
  verifyInclusion,
  verifyReceiptFile,
} from "@scelle/core";
import { findMisconduct, readTile } from "./find-misconduct.ts";
import type { FolderReader } from "./folder-reader.ts";
import type { VerifyOptions } from "./verify-options.ts";

/** What a receipt proves, once every part of it was checked. */
export interface ReceiptFinding {
  readonly origin: string;
  readonly logKey: string;
  /** Whether the key came from outside the receipt; else the receipt only agrees with itself. */
  readonly isKeyFromOutside: boolean;
  readonly index: number;
  /** base64url of the leaf hash. */
  readonly leafHash: string;
  /** Entries under the checkpoint that the receipt brings. */
  readonly size: number;
  /** Absent where the receipt shows the place only. */
  readonly record?: {
    readonly recordRef: string;
    readonly kind: string;
    readonly recordedAt: string;
    readonly author: string;
    /** The public key that signed the act, base64url. */
    readonly key: string;
  };
  /** Witnesses of the policy from outside that cosigned the checkpoint, and whether they are its quorum. */
  readonly witnesses: readonly string[];
  readonly isWitnessed: boolean;
  /** Whether there is a policy from outside that wants a quorum. */
  readonly asksForWitnesses: boolean;
}

/** What a register has where the receipt's entry should be. */
export interface ReceiptHeld {
  readonly is: "same" | "other" | "ends-before";
  /** Entries under the register's newest checkpoint. */
  readonly size: number;
  /** base64url; absent where the register ends before. */
  readonly leafHash?: string;
  /** Where both checkpoints exclude each other: what proves it to anybody. */
  readonly misconduct?: Misconduct;
}

/**
 * Judges a receipt by itself: that this act was recorded in that log at that place, signed by that key.
 * @throws ScelleError "receipt.…", "author.bad-signature", "note.…", "format.malformed"
 */
export async function verifyReceipt(
  bytes: Uint8Array,
  { crypto, logKey, policy: policyText }: Pick<VerifyOptions, "crypto" | "logKey" | "policy">,
): Promise<ReceiptFinding> {
  const receipt = parseReceiptFile(crypto, bytes);
  const known = parseVerifierKey(crypto, logKey ?? receipt.logKey);
  if (known.text !== receipt.logKey) {
    throw new ScelleError("receipt.other-log", { found: receipt.logKey, expected: known.text });
  }
  const policy = policyText === undefined ? undefined : parsePolicy(crypto, policyText);
  const witnessKeys = policy?.witnesses.map(({ key }) => key) ?? [];
  const judged = await verifyReceiptFile(crypto, receipt, { logKey: known, witnesses: witnessKeys });
  const witnesses = policy === undefined ? [] : cosignedNames(policy, judged.cosignatures);
  const { origin, size } = judged.checkpoint;
  const { opened } = receipt;
  const record = opened === undefined ? undefined : await signedRecord(crypto, origin, opened.payload);
  return {
    ...{ origin, logKey: known.text, isKeyFromOutside: logKey !== undefined },
    ...{ index: receipt.proof.index, leafHash: base64url(leafHash(crypto, receipt.entry)), size },
    ...(record === undefined ? {} : { record }),
    witnesses,
    isWitnessed: policy?.quorum !== undefined && quorumMet(policy, witnesses),
    asksForWitnesses: policy?.quorum !== undefined,
  };
}

/**
 * Holds a receipt that was judged against a register of the same log: what it has at that place, by its own
 * signed checkpoint.
 * @throws ScelleError "note.…" for a register that the log's key did not sign, "log.damaged"
 */
export async function holdReceipt(
  bytes: Uint8Array,
  folder: FolderReader,
  crypto: Crypto,
  logKeyText: string,
): Promise<ReceiptHeld> {
  const receipt = parseReceiptFile(crypto, bytes);
  const logKey = parseVerifierKey(crypto, logKeyText);
  const path = registerPaths.checkpoint;
  const note = await folder.read(path, noteSizeBytesMax);
  if (note === undefined) throw new ScelleError("log.damaged", { path, problem: "missing" });
  const { size, root } = await openCheckpoint(crypto, note, logKey);
  const { index, checkpoint } = receipt.proof;
  if (index >= size) return { is: "ends-before", size };
  const leaf = await provedLeaf(folder, crypto, { index, size, root });
  const isSame = equalBytes(leaf, leafHash(crypto, receipt.entry));
  const found = { is: isSame ? "same" : "other", size, leafHash: base64url(leaf) } as const;
  if (isSame) return found;
  const misconduct = await findMisconduct(folder, crypto, logKey, [utf8(checkpoint)]);
  return misconduct === undefined ? found : { ...found, misconduct };
}

async function signedRecord(
  crypto: Crypto,
  origin: string,
  payload: Uint8Array,
): Promise<NonNullable<ReceiptFinding["record"]>> {
  const { draft, assigned, signature }: RecordPayload = parsePayload(payload);
  const key = parseBase64url(signature.key, "signing key", 32);
  const value = parseBase64url(signature.value, "signature", 64);
  const { draftId: recordRef, kind } = draft;
  if (!(await crypto.verifyEd25519(key, draftDigest(crypto, origin, draft), value))) {
    throw new ScelleError("author.bad-signature", { draftId: recordRef });
  }
  const { recordedAt, author } = assigned;
  return { recordRef, kind, recordedAt, author, key: signature.key };
}

/** The leaf at a place of a register, shown to stand under its checkpoint. */
async function provedLeaf(
  folder: FolderReader,
  crypto: Crypto,
  { index, size, root }: { readonly index: number; readonly size: number; readonly root: Hash },
): Promise<Hash> {
  const readNode = tileNodeReader(crypto, size, (ref) => readTile(folder, ref));
  const leaf = await readNode(0, index);
  const proof = await inclusionProof(crypto, readNode, index, size);
  if (verifyInclusion(crypto, { index, size, leafHash: leaf, proof, root })) return leaf;
  throw new ScelleError("log.damaged", { path: registerPaths.checkpoint, problem: `root ${hex(root)}` });
}
