// SPDX-License-Identifier: Apache-2.0
import { randomBytes, randomUUID } from "node:crypto";
import {
  base64url,
  isRecordOf,
  parseAuthenticatorClaims,
  parseBase64url,
  parseClientClaims,
  passkeyAdded,
  passkeyMark,
  problemOfAuthenticator,
  problemOfPage,
  ScelleError,
  sessionChallenge,
  utf8,
} from "@scelle/core";
import type { PasskeyMade } from "@scelle/core/api";
import { ed25519Signer, nodeCrypto, signDraft } from "@scelle/register";
import type { Call, Desk, Operation } from "./call.ts";
import { admit } from "./session-operations.ts";
import { sessionLengthMs } from "./sessions.ts";
import type { Invitation } from "./sign-in-desk.ts";

const seedSizeBytes = 32;
const challengeSizeBytes = 32;

/** A key that is to sign for whoever answers, and what a passkey has to sign for that. */
export const passkeyChallenge: Operation<"passkeyChallenge"> = async (desk, call) => {
  const rpId = desk.place.rpIdOf(hostOf(call));
  const signer = ed25519Signer(randomBytes(seedSizeBytes));
  const terms = {
    sessionKey: base64url(signer.publicKey),
    until: new Date(desk.now() + sessionLengthMs).toISOString(),
  };
  const { secret } = desk.door.pending.put({ signer, ...terms });
  const { origin } = desk.world.register;
  return { signInId: secret, challenge: base64url(sessionChallenge(nodeCrypto, origin, terms)), rpId };
};

export const signInByPasskey: Operation<"signInByPasskey"> = async (desk, call, { body }) => {
  const { signInId, ...answer } = body;
  const pending = desk.door.pending.take(signInId);
  if (pending === undefined) throw new ScelleError("session.passkey-refused");
  const { signer, sessionKey, until } = pending;
  const { register } = desk.world;
  const page = desk.place.originOf(hostOf(call));
  const { personRef } = await register.signIns.open({ ...answer, sessionKey, until }, page);
  const name = register.names.labelOf(personRef, personRef) ?? personRef;
  await admit(desk, call, { personRef, name, signer }, "passkey");
  return undefined;
};

/** A link by which one person makes a passkey: from an administrator, and no longer than that session. */
export const invite: Operation<"invite"> = async (desk, call, { body }) => {
  const { personRef, reason, secondRef } = body;
  const grant = { personRef, ...(secondRef === undefined ? {} : { secondRef }) };
  const { person, session } = call;
  const { names, signIns } = desk.world.register;
  if (session.means === "account") throw new ScelleError("session.looks-only");
  if (!names.isAdministrator(person.personRef)) throw new ScelleError("session.not-administrator");
  desk.place.rpIdOf(hostOf(call));
  if (names.outlineOf(person.personRef, personRef)?.kind !== "person-registered") {
    throw new ScelleError("reference.unknown", { ref: personRef });
  }
  signIns.judgeInvitation(person.personRef, grant);
  const challenge = new Uint8Array(randomBytes(challengeSizeBytes));
  const { secret, untilMs } = desk.door.invitations.put({
    ...grant,
    reason,
    by: person,
    session,
    challenge,
  });
  return { token: secret, expiresAt: new Date(untilMs).toISOString() };
};

export const passkeyOffer: Operation<"passkeyOffer"> = async (desk, call, { body }) => {
  const { personRef, challenge, by } = standing(desk, desk.door.invitations.find(body.token));
  const { names, origin } = desk.world.register;
  return {
    challenge: base64url(challenge),
    rpId: desk.place.rpIdOf(hostOf(call)),
    origin,
    userHandle: base64url(utf8(personRef)),
    // Whoever has no key yet may read nothing, one's own name included: it is the one that the inviter sees.
    name: names.labelOf(by.personRef, personRef) ?? personRef,
    known: names.passkeysOf(personRef).map(({ credentialId }) => credentialId),
  };
};

export const makePasskey: Operation<"makePasskey"> = async (desk, call, { body }) => {
  const invitation = standing(desk, desk.door.invitations.find(body.token));
  const rpId = desk.place.rpIdOf(hostOf(call));
  const { credentialId, publicKey } = credentialIn(body, {
    challenge: invitation.challenge,
    rpId,
    origin: desk.place.originOf(hostOf(call)),
  });
  // Good for one passkey, and only once that one is good.
  standing(desk, desk.door.invitations.take(body.token));
  const { personRef, reason, by, secondRef } = invitation;
  const { register } = desk.world;
  const second = secondRef === undefined ? {} : { secondRef };
  const stated = { personRef, credentialId, publicKey, rpId, reason, ...second };
  const draft = { draftId: randomUUID(), kind: "passkey-added", version: 2, stated };
  await register.append(await signDraft(register.origin, draft, by.signer));
  // As the inviter calls them: whoever made it may read nothing yet.
  const nameOf = (ref: string) => register.names.labelOf(by.personRef, ref) ?? ref;
  return {
    mark: passkeyMark(nodeCrypto, { credentialId, publicKey }),
    ...(secondRef === undefined ? {} : { confirmedBy: nameOf(secondRef) }),
  };
};

export const passkeys: Operation<"passkeys"> = async (desk, { person }, { query }) => {
  const of = query.of ?? person.personRef;
  const { names } = desk.world.register;
  if (of !== person.personRef && !names.isAdministrator(person.personRef)) {
    throw new ScelleError("session.not-administrator");
  }
  return { passkeys: names.passkeysOf(of).map((passkey) => ({ ...passkey })) };
};

/** What waits for one’s own answer. Of a case no more than that: it is read there. */
export const waitingGrants: Operation<"waitingGrants"> = async (desk, { person }) => {
  const { names } = desk.world.register;
  const nameOf = (ref: string) => names.labelOf(person.personRef, ref) ?? ref;
  const grants = names.grantsWaitingFor(person.personRef).map(({ record, personRef }) => {
    const { recordRef, kind, assigned } = record;
    const { caseRef, author, recordedAt: proposedAt } = assigned;
    const line = { recordRef, kind, proposedAt, ...(caseRef === undefined ? {} : { caseRef }) };
    if (personRef === undefined) return line;
    const whom = { personRef, name: nameOf(personRef), proposedBy: nameOf(author) };
    const mark = isRecordOf(record, passkeyAdded) ? passkeyMark(nodeCrypto, record.stated) : undefined;
    return { ...line, ...whom, ...(mark === undefined ? {} : { mark }) };
  });
  return { grants };
};

/** The passkey that a browser had made, if it is the one that was asked for. */
function credentialIn(
  { authenticatorClaims, clientJson }: PasskeyMade,
  wanted: { readonly challenge: Uint8Array; readonly rpId: string; readonly origin: string },
) {
  const client = parseClientClaims(parseBase64url(clientJson, "client claims"));
  const authenticator = parseAuthenticatorClaims(parseBase64url(authenticatorClaims, "authenticator claims"));
  const problem =
    problemOfPage(client, "webauthn.create", wanted) ??
    problemOfAuthenticator(nodeCrypto, authenticator, wanted.rpId);
  const { credential } = authenticator;
  if (problem !== undefined || credential === undefined) throw new ScelleError("session.passkey-refused");
  return { credentialId: base64url(credential.credentialId), publicKey: base64url(credential.publicKey) };
}

/** An invitation that still stands: its maker is signed in as when it was made. */
function standing(desk: Desk, invitation: Invitation | undefined): Invitation {
  if (invitation === undefined || !desk.sessions.isLive(invitation.session)) {
    throw new ScelleError("session.bad-invitation");
  }
  return invitation;
}

function hostOf({ request }: Call): string {
  return request.headers.host ?? "";
}
