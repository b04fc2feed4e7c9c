// SPDX-License-Identifier: Apache-2.0
import {
  type actSigned,
  type Draft,
  draftDigest,
  hex,
  parseBase64url,
  type RecordPayload,
  ScelleError,
  type Stated,
  type sessionOpened,
  verifySessionOpened,
  verifySignedAct,
} from "@scelle/core";
import type { Verification } from "../verification.ts";

/** The draft of an act before this one; undefined where its content is gone or closed. */
export type ActOf = (recordRef: string) => Draft | undefined;

/** Reports whether a record is signed; what this browser cannot judge is said, and passes for neither. */
export async function checkSignature(
  verification: Verification,
  index: number,
  record: RecordPayload,
  actOf: ActOf,
): Promise<void> {
  const { reporter } = verification;
  const subject = `entry ${index}`;
  try {
    if (await isSigned(verification, record, actOf)) reporter.count("record.signature");
    else reporter.report("record.signature", "failed", subject, { index, problem: "bad-signature" });
  } catch (cause) {
    if (!(cause instanceof ScelleError) || cause.code !== "crypto.unsupported") throw cause;
    reporter.report("record.unsupported", "not-checked", subject, { index, ...cause.facts });
  }
}

/**
 * The key that the record names has signed its draft, for this register, and where the record opens a session
 * the passkey that it names has signed for that. A passkey that signed an act signed the draft of that act.
 * Whose key and passkey these are, the rules say.
 */
async function isSigned(
  { crypto, origin = "" }: Verification,
  { draft, signature }: RecordPayload,
  actOf: ActOf,
): Promise<boolean> {
  const key = parseBase64url(signature.key, "signing key", 32);
  const value = parseBase64url(signature.value, "signature", 64);
  if (!(await crypto.verifyEd25519(key, draftDigest(crypto, origin, draft), value))) return false;
  if (draft.kind === "act-signed") {
    const stated = draft.stated as Stated<typeof actSigned>;
    const act = actOf(stated.actRef);
    const isOfAct = act === undefined || hex(draftDigest(crypto, origin, act)) === stated.draftDigest;
    return isOfAct && (await verifySignedAct(crypto, stated)).holds;
  }
  if (draft.kind !== "session-opened") return true;
  return (await verifySessionOpened(crypto, origin, draft.stated as Stated<typeof sessionOpened>)).holds;
}
