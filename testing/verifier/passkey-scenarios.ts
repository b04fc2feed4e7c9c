// SPDX-License-Identifier: Apache-2.0
import { base64url, type Crypto, ScelleError, sessionChallenge } from "@scelle/core";
import { SoftPasskey } from "../passkeys/soft-passkey.ts";
import type { Inquiry } from "./inquiry.ts";
import { arrangeInquiry, type Scenario } from "./scenario.ts";
import { namedSigner, testCrypto } from "./test-crypto.ts";

const altered = { integrity: "integrity.altered", completeness: "completeness.no-anchor" } as const;
const unchanged = { integrity: "integrity.unchanged", completeness: "completeness.no-anchor" } as const;

/** Passkeys by two persons, in a register kept by somebody who does not hold to that. */
export const passkeyScenarios: readonly Scenario[] = [
  {
    claim: "a session by a passkey that its second person confirmed is in order",
    arrange: () =>
      arrange(async (made) => {
        const { newcomer, grantRef, passkey } = await propose(made);
        await answer(made, newcomer, grantRef, made.refs.clerk);
        await open(made, newcomer, passkey);
      }),
    ...unchanged,
    says: [["record.refused-by-rules", "ok"]],
  },
  {
    claim: "a session by a passkey that nobody confirmed is caught, though the passkey did sign",
    arrange: () =>
      arrange(async (made) => {
        const { newcomer, passkey } = await propose(made);
        await open(made, newcomer, passkey, true);
      }),
    ...altered,
    says: [["record.refused-by-rules", "failed", "entry 16"]],
    isAll: true,
  },
  {
    claim: "a passkey that its proposer confirmed is caught, and what it opened",
    arrange: () =>
      arrange(async (made) => {
        const { newcomer, grantRef, passkey } = await propose(made);
        await answer(made, newcomer, grantRef, made.refs.founder, true);
        await open(made, newcomer, passkey);
      }),
    ...altered,
    says: [["record.refused-by-rules", "failed", "entry 16"]],
  },
  {
    claim: "a passkey in the version that names nobody is caught where somebody could confirm",
    arrange: () =>
      arrange(async (made) => {
        const { newcomer } = await begin(made);
        const { stated } = passkeyOf(newcomer);
        await made.author.record(made.refs.founder, "passkey-added", stated, { isForced: true });
      }),
    ...altered,
    says: [["record.refused-by-rules", "failed", "entry 15"]],
    isAll: true,
  },
  {
    claim: "and it is in order where the register keeps no such safeguard",
    arrange: () =>
      arrange(async (made) => {
        const newcomer = await made.author.record(made.refs.founder, "person-registered", {
          name: "Clerk 5",
        });
        const { stated, passkey } = passkeyOf(newcomer);
        await made.author.record(made.refs.founder, "passkey-added", stated);
        await open(made, newcomer, passkey);
      }),
    ...unchanged,
    says: [["record.refused-by-rules", "ok"]],
  },
  {
    claim: "a signature by a curve that the machine at hand lacks is named, and passes for neither",
    arrange: async () => {
      const arranged = await arrange(async (made) => {
        const { newcomer, grantRef, passkey } = await propose(made);
        await answer(made, newcomer, grantRef, made.refs.clerk);
        await open(made, newcomer, passkey);
      });
      return { ...arranged, options: { ...arranged.options, crypto: withoutP256 } };
    },
    integrity: "integrity.unjudged",
    completeness: "completeness.no-anchor",
    says: [["record.unsupported", "not-checked", "entry 17"]],
    isAll: true,
  },
];

const withoutP256: Crypto = {
  ...testCrypto,
  verifyEs256: () => Promise.reject(new ScelleError("crypto.unsupported", { algorithm: "ECDSA P-256" })),
};

async function arrange(act: (made: Inquiry) => Promise<void>) {
  return await arrangeInquiry(async (made) => {
    await act(made);
    await made.builder.publish();
  });
}

/** The safeguards, and somebody without a key. */
async function begin({ author, refs }: Inquiry) {
  const adopted = { safeguards: "walls-and-two-persons", reason: "So that no one person lets somebody in" };
  await author.record(refs.founder, "safeguards-adopted", adopted);
  return { newcomer: await author.record(refs.founder, "person-registered", { name: "Clerk 5" }) };
}

async function propose(made: Inquiry) {
  const { newcomer } = await begin(made);
  const { stated, passkey } = passkeyOf(newcomer);
  const named = { ...stated, secondRef: made.refs.clerk };
  const grantRef = await made.author.record(made.refs.founder, "passkey-added", named, { version: 2 });
  return { newcomer, grantRef, passkey };
}

async function answer(
  { author }: Inquiry,
  personRef: string,
  grantRef: string,
  by: string,
  isForced = false,
): Promise<void> {
  await author.record(by, "grant-answered", { personRef, grantRef, answer: "confirmed" }, { isForced });
}

function passkeyOf(personRef: string) {
  const passkey = new SoftPasskey("register.example", "ES256", "newcomer");
  const credentialId = base64url(passkey.credentialId);
  const keys = { credentialId, publicKey: base64url(passkey.publicKey), rpId: passkey.rpId };
  return { passkey, stated: { personRef, ...keys, reason: "Works here" } };
}

/** The register opens a session for which the passkey really signed. */
async function open({ author, builder }: Inquiry, personRef: string, passkey: SoftPasskey, isForced = false) {
  const terms = {
    sessionKey: base64url(namedSigner("session").publicKey),
    until: "2025-10-09T10:00:00.000Z",
  };
  const challenge = sessionChallenge(testCrypto, builder.origin, terms);
  const assertion = passkey.assertion({ challenge, origin: "https://register.example" });
  const stated = {
    ...{ ...terms, personRef, rpId: passkey.rpId },
    credentialId: base64url(passkey.credentialId),
    passkey: base64url(passkey.publicKey),
    authenticatorClaims: base64url(assertion.authenticatorClaims),
    clientJson: base64url(assertion.clientJson),
    assertionSignature: base64url(assertion.signature),
  };
  await author.record("register", "session-opened", stated, { isForced });
}
