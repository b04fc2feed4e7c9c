// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { equalBytes } from "../encoding/bytes.ts";
import { ScelleError } from "../errors.ts";
import { certificateChainMax, chainSignaturesMax } from "../limits.ts";
import { type Algorithm, type PublicKey, schemeOf, signatureBytes } from "./algorithms.ts";
import type { Certificate, SignedPart } from "./certificate.ts";
import { keyUsageBits } from "./certificate-extensions.ts";
import { isAbout, type Revocation, type RevocationList } from "./revocation-list.ts";

/** What is known of whether the links of a chain were revoked. */
export type RevocationState = "good" | "unknown";

/**
 * The chain from a certificate to one that is trusted, which is its last. Whether its links were valid at a
 * time is another question.
 * @returns undefined where no chain leads there
 */
export async function findChain(
  crypto: Crypto,
  leaf: Certificate,
  others: readonly Certificate[],
  trusted: readonly Certificate[],
): Promise<readonly Certificate[] | undefined> {
  let signaturesLeft = chainSignaturesMax;
  const isIssuedBy = async (certificate: Certificate, issuer: Certificate, below: number) => {
    if (!equalBytes(certificate.issuer, issuer.subject) || !mayIssue(issuer, below)) return false;
    signaturesLeft -= 1;
    return signaturesLeft >= 0 && (await isSignedUnder(crypto, certificate, issuer.publicKey));
  };
  const extend = async (chain: readonly Certificate[]): Promise<readonly Certificate[] | undefined> => {
    const last = chain.at(-1) ?? leaf;
    for (const root of trusted) {
      if (await isIssuedBy(last, root, chain.length - 1)) return [...chain, root];
    }
    if (chain.length + 1 >= certificateChainMax) return undefined;
    for (const issuer of others) {
      const isUsed = chain.some(({ encoded }) => equalBytes(encoded, issuer.encoded));
      if (isUsed || !(await isIssuedBy(last, issuer, chain.length - 1))) continue;
      const whole = await extend([...chain, issuer]);
      if (whole !== undefined) return whole;
    }
    return undefined;
  };
  return await extend([leaf]);
}

/** Whether every link of a chain was within its dates. */
export function isValidAt(chain: readonly Certificate[], timeMs: number): boolean {
  return chain.every(({ notBeforeMs, notAfterMs }) => notBeforeMs <= timeMs && timeMs <= notAfterMs);
}

/** Of some lists those that are about a link of the chain and signed by the one above it. */
export async function listsAbout(
  crypto: Crypto,
  chain: readonly Certificate[],
  lists: readonly RevocationList[],
): Promise<RevocationList[]> {
  const found = new Set<RevocationList>();
  for (const { link, issuer } of linksOf(chain)) {
    for (const list of lists) if (await isUsable(crypto, list, link, issuer)) found.add(list);
  }
  return [...found];
}

/**
 * What the lists say of a chain whose last certificate is trusted by itself.
 * @returns undefined where one of its links was revoked with effect at that time
 */
export async function revocationOf(
  crypto: Crypto,
  chain: readonly Certificate[],
  lists: readonly RevocationList[],
  timeMs: number,
): Promise<RevocationState | undefined> {
  let state: RevocationState = "good";
  for (const { link, issuer } of linksOf(chain)) {
    let isCovered = false;
    for (const list of lists) {
      if (!(await isUsable(crypto, list, link, issuer))) continue;
      const revocation = list.revoked.find(({ serial }) => equalBytes(serial, link.serial));
      if (revocation !== undefined && takesEffect(revocation, timeMs)) return undefined;
      isCovered ||= timeMs <= (list.nextUpdateMs ?? list.thisUpdateMs);
    }
    if (!isCovered) state = "unknown";
  }
  return state;
}

interface SignatureQuestion {
  readonly algorithm: Algorithm;
  readonly key: PublicKey;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  /** The hash that stands beside the algorithm, where that names the kind of key only. */
  readonly digest?: Parameters<typeof schemeOf>[2];
}

export async function isGoodSignature(crypto: Crypto, question: SignatureQuestion): Promise<boolean> {
  const { algorithm, key, message, signature, digest } = question;
  try {
    const scheme = schemeOf(algorithm, key, digest);
    if (scheme === undefined) return false;
    return await crypto.verifyUnderKey(scheme, key.encoded, message, signatureBytes(scheme, signature));
  } catch (cause) {
    if (!(cause instanceof ScelleError) || cause.code === "crypto.unsupported") throw cause;
    return false; // Bytes that are no signature of this kind.
  }
}

/** Whether a certificate or a list carries a signature under a key; what is malformed does not. */
async function isSignedUnder(
  crypto: Crypto,
  { signedBytes, algorithm, signature }: SignedPart,
  key: PublicKey,
): Promise<boolean> {
  return await isGoodSignature(crypto, { algorithm, key, message: signedBytes, signature });
}

/** @param below authorities between it and what the chain begins with */
function mayIssue(issuer: Certificate, below: number): boolean {
  const { isAuthority, hasUnknownDemand, keyUsage, pathLengthMax } = issuer;
  if (!isAuthority || hasUnknownDemand || below > (pathLengthMax ?? below)) return false;
  return keyUsage === undefined || keyUsage.has(keyUsageBits.certificateSigning);
}

async function isUsable(crypto: Crypto, list: RevocationList, link: Certificate, issuer: Certificate) {
  const mayList = issuer.keyUsage?.has(keyUsageBits.listSigning) ?? true;
  return isAbout(list, link) && mayList && (await isSignedUnder(crypto, list, issuer.publicKey));
}

/** Every certificate of a chain with the one that issued it. */
function linksOf(chain: readonly Certificate[]): { link: Certificate; issuer: Certificate }[] {
  return chain.slice(1).flatMap((issuer, at) => {
    const link = chain[at];
    return link === undefined ? [] : [{ link, issuer }];
  });
}

/** Reasons by which what was signed before stays good: RFC 3161, 4. Without a reason nothing does. */
const orderlyReasons: readonly (number | undefined)[] = [0, 3, 4, 5];

function takesEffect({ reason, revokedAtMs }: Revocation, timeMs: number): boolean {
  return !orderlyReasons.includes(reason) || revokedAtMs <= timeMs;
}
