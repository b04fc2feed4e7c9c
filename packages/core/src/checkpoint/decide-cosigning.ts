// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { equalBytes } from "../encoding/bytes.ts";
import { utf8 } from "../encoding/utf8.ts";
import { ScelleError } from "../errors.ts";
import { verifyConsistency } from "../merkle/consistency.ts";
import { emptyRoot, type Hash } from "../merkle/hash.ts";
import { type OpenedCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import { parseNote, verifyNote } from "./note.ts";
import type { VerifierKey } from "./verifier-key.ts";
import { parseWitnessRequest, type WitnessRequest } from "./witness-request.ts";

/** Why a witness does not cosign, by the HTTP status that says it. */
export type CosigningRefusal =
  | { readonly status: 400; readonly problem: "malformed" | "old-size-beyond" }
  | { readonly status: 403; readonly problem: "signature" }
  | { readonly status: 404; readonly problem: "unknown-log" }
  /** `size` is what the witness cosigned last. */
  | { readonly status: 409; readonly problem: "other-size"; readonly size: number }
  | { readonly status: 422; readonly problem: "other-root" | "proof" };

/** A request whose checkpoint a known log has signed. */
export interface OpenedRequest {
  readonly request: WitnessRequest;
  readonly checkpoint: OpenedCheckpoint;
}

/** What a witness last cosigned of a log. */
export interface Witnessed {
  readonly size: number;
  readonly root: Hash;
}

/**
 * Parses a request and finds the log that signed its checkpoint; what the witness cosigned before is not
 * needed for it.
 * @param logs keys of the logs that this witness knows, one an origin
 */
export async function openWitnessRequest(
  crypto: Crypto,
  body: Uint8Array,
  logs: readonly VerifierKey[],
): Promise<OpenedRequest | CosigningRefusal> {
  try {
    const request = parseWitnessRequest(body);
    const note = parseNote(utf8(request.checkpoint));
    const parts = parseCheckpoint(note.text);
    const log = logs.find(({ name }) => name === parts.origin);
    if (log === undefined) return { status: 404, problem: "unknown-log" };
    await verifyNote(crypto, note, [log]);
    if (request.oldSize > parts.size) return { status: 400, problem: "old-size-beyond" };
    return { request, checkpoint: { ...parts, note } };
  } catch (cause) {
    if (!(cause instanceof ScelleError)) throw cause;
    const isUnsigned = cause.code === "note.unsigned" || cause.code === "note.bad-signature";
    return isUnsigned ? { status: 403, problem: "signature" } : { status: 400, problem: "malformed" };
  }
}

/**
 * Whether a witness may cosign. To be asked while nobody else can change what it cosigned last.
 * @param last undefined where it never cosigned this log
 * @returns undefined where it may
 * @see C2SP tlog-witness
 */
export function decideCosigning(
  crypto: Crypto,
  { request, checkpoint }: OpenedRequest,
  last: Witnessed | undefined,
): CosigningRefusal | undefined {
  const { oldSize, proof } = request;
  const { size, root } = checkpoint;
  const witnessed = last ?? { size: 0, root: emptyRoot(crypto) };
  if (oldSize !== witnessed.size) return { status: 409, problem: "other-size", size: witnessed.size };
  if (size === oldSize && !equalBytes(root, witnessed.root)) return { status: 422, problem: "other-root" };
  if (oldSize === 0 || size === oldSize) {
    return proof.length === 0 ? undefined : { status: 422, problem: "proof" };
  }
  const growth = { oldSize, newSize: size, oldRoot: witnessed.root, newRoot: root, proof };
  return verifyConsistency(crypto, growth) ? undefined : { status: 422, problem: "proof" };
}
