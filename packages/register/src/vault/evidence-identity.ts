// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";

/** Both halves of an age key for evidence. The identity never touches the register. */
export interface EvidenceIdentity {
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string;
  /** `age1…` */
  readonly recipient: string;
}

/** An identity file holds a few keys and comments. */
const identityTextLengthMax = 64 * 1024;
const recipientLengthMax = 4096;
const identityLine = /^AGE-SECRET-KEY-(PQ-)?1[A-Z0-9]{40,80}$/;
const recipientText = /^age1[a-z0-9]+$/;

export async function generateEvidenceIdentity(): Promise<EvidenceIdentity> {
  const age = await import("age-encryption");
  const identity = await age.generateX25519Identity();
  return { identity, recipient: await age.identityToRecipient(identity) };
}

/**
 * The recipient that seals to an identity.
 * @param identity `AGE-SECRET-KEY-1…` or the text of an age identity file with one key
 * @throws ScelleError("identity.invalid")
 */
export async function recipientOf(identity: string): Promise<string> {
  const [only, ...others] = parseIdentities(identity);
  if (only === undefined || others.length > 0) throw new ScelleError("identity.invalid");
  const age = await import("age-encryption");
  try {
    return await age.identityToRecipient(only);
  } catch (cause) {
    throw new ScelleError("identity.invalid", {}, { cause });
  }
}

/**
 * Stops at what nothing can be sealed to.
 * @throws ScelleError("recipient.invalid")
 */
export async function assertRecipient(text: string): Promise<void> {
  if (text.length > recipientLengthMax || !recipientText.test(text)) {
    throw new ScelleError("recipient.invalid", { recipient: shown(text) });
  }
  const age = await import("age-encryption");
  try {
    new age.Encrypter().addRecipient(text);
  } catch (cause) {
    throw new ScelleError("recipient.invalid", { recipient: shown(text) }, { cause });
  }
}

/**
 * The keys in the text of an age identity file, or in one bare key.
 * @throws ScelleError("identity.invalid")
 */
export function parseIdentities(text: string): string[] {
  if (text.length > identityTextLengthMax) throw new ScelleError("identity.invalid");
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const identities = lines.filter((line) => line !== "" && !line.startsWith("#"));
  const areAllKeys = identities.every((line) => identityLine.test(line));
  if (identities.length === 0 || !areAllKeys) throw new ScelleError("identity.invalid");
  return identities;
}

/** A secret key pasted in the wrong place must not reach a log. */
function shown(text: string): string {
  return recipientText.test(text) ? `${text.slice(0, 12)}…` : "(not age1…)";
}
