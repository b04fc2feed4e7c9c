// SPDX-License-Identifier: Apache-2.0
import { parseReceiptFile, verifyReceiptFile } from "../checkpoint/receipt-file.ts";
import { parseVerifierKey } from "../checkpoint/verifier-key.ts";
import type { Crypto } from "../crypto.ts";
import { parseBase64url } from "../encoding/base64.ts";
import { ScelleError } from "../errors.ts";
import { type Hash, leafHash } from "../merkle/hash.ts";
import { draftDigest } from "../records/draft.ts";
import { parsePayload, type RecordPayload } from "../records/payload.ts";

/** An act that another register recorded, as its receipt proves it under the key that the receipt names. */
export interface ForeignAct {
  readonly origin: string;
  /** Verifier key of the log: whoever judges holds it against one from elsewhere. */
  readonly logKey: string;
  readonly index: number;
  readonly leafHash: Hash;
  /** Entries under the checkpoint of the receipt. */
  readonly size: number;
  readonly payload: RecordPayload;
}

/**
 * The act in a receipt that shows its content: in the log, committed to, and signed.
 * @throws ScelleError "receipt.…", "author.bad-signature", "note.…", "format.malformed"
 */
export async function openForeignAct(crypto: Crypto, bytes: Uint8Array): Promise<ForeignAct> {
  const receipt = parseReceiptFile(crypto, bytes);
  const logKey = parseVerifierKey(crypto, receipt.logKey);
  const { checkpoint } = await verifyReceiptFile(crypto, receipt, { logKey });
  const { index } = receipt.proof;
  if (receipt.opened === undefined) throw new ScelleError("receipt.other-content", { index });
  const payload = parsePayload(receipt.opened.payload);
  const { draft, signature } = payload;
  const { origin, size } = checkpoint;
  const key = parseBase64url(signature.key, "signing key", 32);
  const value = parseBase64url(signature.value, "signature", 64);
  if (!(await crypto.verifyEd25519(key, draftDigest(crypto, origin, draft), value))) {
    throw new ScelleError("author.bad-signature", { draftId: draft.draftId });
  }
  return { origin, logKey: logKey.text, index, leafHash: leafHash(crypto, receipt.entry), size, payload };
}
