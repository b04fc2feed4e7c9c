// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import {
  assertionPart,
  code,
  credentialId,
  instant,
  passkeyKey,
  reference,
  relyingPartyId,
  text,
} from "../records/values.ts";
import { base64urlText, recordRef } from "./answers.ts";

const secret = z.string().check(z.maxLength(200));
/** What two persons tell a passkey by, each on a screen of their own: four times four signs. */
const mark = z.string().check(z.regex(/^([0-9A-F]{4} ){3}[0-9A-F]{4}$/));

/** What a passkey is to sign for a session, and the name of that request. */
export const passkeyChallenge = z.strictObject({
  signInId: secret,
  challenge: base64urlText,
  rpId: relyingPartyId,
});

export const passkeyAnswer = z.strictObject({
  signInId: secret,
  credentialId,
  authenticatorClaims: assertionPart,
  clientJson: assertionPart,
  assertionSignature: assertionPart,
});

export const invitationRequest = z.strictObject({
  personRef: reference("person"),
  reason: text(500),
  /** Who is to confirm the passkey, where another could. */
  secondRef: z.exactOptional(reference("person")),
});
/** The secret of a link, good once. */
export const invitation = z.strictObject({ token: secret, expiresAt: instant });
export const invitationToken = z.strictObject({ token: secret });

/** By what a browser makes a passkey. */
export const passkeyOffer = z.strictObject({
  challenge: base64urlText,
  rpId: relyingPartyId,
  /** Of the register. */
  origin: z.string(),
  userHandle: base64urlText,
  name: z.string(),
  /** Passkeys that the person has. */
  known: z.array(credentialId),
});

export const passkeyMade = z.strictObject({
  token: secret,
  authenticatorClaims: assertionPart,
  clientJson: assertionPart,
});

/** What a passkey that was just made can be told by, and whom it waits for. */
export const passkeyAdmission = z.strictObject({ mark, confirmedBy: z.exactOptional(z.string()) });

/** What waits for the answer of whoever is signed in. */
export const grantList = z.strictObject({
  grants: z.array(
    z.strictObject({
      recordRef,
      kind: code,
      proposedAt: instant,
      /** Of a role in a case: what is proposed there is read as a record, and that is on record. */
      caseRef: z.exactOptional(recordRef),
      /** Of a grant in the register: whom it is for, and who proposes it. */
      personRef: z.exactOptional(recordRef),
      name: z.exactOptional(z.string()),
      proposedBy: z.exactOptional(z.string()),
      mark: z.exactOptional(mark),
    }),
  ),
});

export const passkeyList = z.strictObject({
  passkeys: z.array(
    z.strictObject({
      credentialId,
      publicKey: passkeyKey,
      rpId: relyingPartyId,
      recordRef,
      addedAt: instant,
    }),
  ),
});

export const sessionParams = z.strictObject({
  sessionId: z.string().check(z.regex(/^[A-Za-z0-9_-]{16}$/)),
});
export const sessionList = z.strictObject({
  /** Whether those of everybody are shown: to administrators. */
  isOfAll: z.boolean(),
  sessions: z.array(
    z.strictObject({
      sessionId: z.string(),
      personRef: recordRef,
      name: z.string(),
      means: z.enum(["link", "passkey", "account"]),
      begunAt: instant,
      seenAt: instant,
      endsAt: instant,
      isThisOne: z.boolean(),
    }),
  ),
});

export type PasskeyChallenge = z.infer<typeof passkeyChallenge>;
export type PasskeyOffer = z.infer<typeof passkeyOffer>;
export type PasskeyMade = z.infer<typeof passkeyMade>;
export type PasskeyList = z.infer<typeof passkeyList>;
export type PasskeyAdmission = z.infer<typeof passkeyAdmission>;
export type GrantList = z.infer<typeof grantList>;
export type Invitation = z.infer<typeof invitation>;
export type SessionList = z.infer<typeof sessionList>;
