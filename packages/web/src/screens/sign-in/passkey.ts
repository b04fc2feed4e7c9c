// SPDX-License-Identifier: Apache-2.0
import { base64url, draftDigest, parseBase64url, parseDraft } from "@scelle/core";
import type {
  ActAssertion,
  PasskeyAdmission,
  PasskeyChallenge,
  PasskeyList,
  PasskeyOffer,
} from "@scelle/core/api";
import { webCrypto } from "@scelle/verifier/web-crypto";
import { ownProblem } from "../../api/api-problem.ts";
import { get, post } from "../../api/client.ts";

/** What this browser made of a passkey request: done, or what to tell the person. */
export class PasskeyFailure extends Error {
  readonly problem = ownProblem("app.passkey", 0, {
    en: "No passkey was used: the request was cancelled, or this device has none for this address. Try again.",
    fr: "Aucune clé d’accès n’a été employée : la demande fut annulée, ou cet appareil n’en a pas pour cette adresse. Réessayez.",
  });
}

/** Whether this browser knows passkeys, which needs a secure address with a name. */
export function knowsPasskeys(): boolean {
  return "PublicKeyCredential" in window && /[a-z]/i.test(location.hostname);
}

/**
 * Begins a session with a passkey that the person chooses.
 * @throws ApiProblem, PasskeyFailure
 */
export async function signInByPasskey(): Promise<void> {
  const { signInId, challenge, rpId } = await post<PasskeyChallenge>("/sign-in/passkey/challenge", undefined);
  const credential = await unlessCancelled(() =>
    navigator.credentials.get({
      publicKey: { challenge: owned(challenge), rpId, userVerification: "required" },
    }),
  );
  const response = credential.response as AuthenticatorAssertionResponse;
  await post("/sign-in/passkey", {
    signInId,
    credentialId: base64url(new Uint8Array(credential.rawId)),
    authenticatorClaims: text(response.authenticatorData),
    clientJson: text(response.clientDataJSON),
    assertionSignature: text(response.signature),
  });
}

/**
 * Has a passkey of the person sign one act: the digest of its draft. Undefined where none is known for this
 * address: the key of the session signs then, alone.
 * @param origin of the register
 * @throws ApiProblem, PasskeyFailure
 */
export async function signAct(origin: string, draft: object): Promise<ActAssertion | undefined> {
  const usable = await usablePasskeys();
  const [first] = usable;
  if (first === undefined) return undefined;
  const challenge = draftDigest(webCrypto, origin, parseDraft(draft));
  const credential = await unlessCancelled(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: new Uint8Array(challenge),
        rpId: first.rpId,
        allowCredentials: usable.map(({ credentialId }) => ({ type: "public-key", id: owned(credentialId) })),
        userVerification: "required",
      },
    }),
  );
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    credentialId: base64url(new Uint8Array(credential.rawId)),
    authenticatorClaims: text(response.authenticatorData),
    clientJson: text(response.clientDataJSON),
    assertionSignature: text(response.signature),
  };
}

/** Passkeys of whoever is signed in that this browser may ask for here. @throws ApiProblem */
export async function usablePasskeys(): Promise<PasskeyList["passkeys"]> {
  if (!knowsPasskeys()) return [];
  const { passkeys } = await get<PasskeyList>("/passkeys");
  return passkeys.filter(({ rpId }) => rpId === location.hostname);
}

/** What the holder of a link may make. @throws ApiProblem */
export function offerOf(token: string): Promise<PasskeyOffer> {
  return post<PasskeyOffer>("/passkeys/offer", { token });
}

/**
 * Has a passkey made, and hands it in.
 * @returns by what it is told, and who is to confirm it
 * @throws ApiProblem, PasskeyFailure
 */
export async function makePasskey(token: string, offer: PasskeyOffer): Promise<PasskeyAdmission> {
  const { challenge, rpId, origin, userHandle, name, known } = offer;
  const credential = await unlessCancelled(() =>
    navigator.credentials.create({
      publicKey: {
        challenge: owned(challenge),
        rp: { id: rpId, name: origin },
        user: { id: owned(userHandle), name, displayName: name },
        pubKeyCredParams: [
          { type: "public-key", alg: -7 },
          { type: "public-key", alg: -8 },
        ],
        excludeCredentials: known.map((id) => ({ type: "public-key", id: owned(id) })),
        authenticatorSelection: { residentKey: "required", userVerification: "required" },
        attestation: "none",
      },
    }),
  );
  const response = credential.response as AuthenticatorAttestationResponse;
  return await post<PasskeyAdmission>("/passkeys", {
    token,
    authenticatorClaims: text(response.getAuthenticatorData()),
    clientJson: text(response.clientDataJSON),
  });
}

async function unlessCancelled(ask: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await ask();
    if (credential instanceof PublicKeyCredential) return credential;
  } catch (cause) {
    // The browser tells no more than that it came to nothing: why is the person's affair.
    if (cause instanceof DOMException) throw new PasskeyFailure("no passkey", { cause });
    throw cause;
  }
  throw new PasskeyFailure("no passkey");
}

function text(bytes: ArrayBuffer): string {
  return base64url(new Uint8Array(bytes));
}

function owned(value: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(parseBase64url(value, "value"));
}
