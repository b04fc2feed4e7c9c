// SPDX-License-Identifier: Apache-2.0
import type { Crypto, Signer } from "../crypto.ts";
import { assert } from "../errors.ts";
import {
  cosignatureBytes,
  cosignedMessage,
  formatSignatureLine,
  type Note,
  verifiedSignatures,
} from "./note.ts";
import { cosignatureType, keyIdOf, type VerifierKey } from "./verifier-key.ts";

/** A witness's word that at this time it had seen no other history of the log. */
export interface Cosignature {
  readonly witness: VerifierKey;
  readonly timeSeconds: number;
}

/**
 * The signature line, without its newline, by which a witness cosigns the text of a checkpoint.
 * @param timeSeconds since 1970
 * @see C2SP tlog-cosignature, cosignature/v1
 */
export async function cosign(
  crypto: Crypto,
  checkpointText: string,
  witnessName: string,
  signer: Signer,
  timeSeconds: number,
): Promise<string> {
  assert(Number.isSafeInteger(timeSeconds) && timeSeconds >= 0, "a cosignature's time is in whole seconds");
  const signature = await signer.sign(cosignedMessage(checkpointText, timeSeconds));
  const keyId = keyIdOf(crypto, witnessName, cosignatureType, signer.publicKey);
  return formatSignatureLine(witnessName, keyId, cosignatureBytes(timeSeconds, signature));
}

/**
 * The cosignatures by known witnesses in a note, in the note's order; none is an answer, not an error. A
 * witness that cosigned twice is there twice.
 * @throws ScelleError `note.bad-signature` when one of them is false
 */
export async function verifyCosignatures(
  crypto: Crypto,
  note: Note,
  witnesses: readonly VerifierKey[],
): Promise<Cosignature[]> {
  const keys = witnesses.filter(({ type }) => type === cosignatureType);
  assert(keys.length === witnesses.length, "a witness's key is a cosignature key");
  const verified = await verifiedSignatures(crypto, note, keys);
  return verified.map(({ key, timeSeconds }) => {
    assert(timeSeconds !== undefined, "a cosignature has a time");
    return { witness: key, timeSeconds };
  });
}
