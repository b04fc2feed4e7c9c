// SPDX-License-Identifier: Apache-2.0
import type { Crypto } from "../crypto.ts";
import { equalBytes } from "../encoding/bytes.ts";
import { ScelleError } from "../errors.ts";
import { hashOf } from "./algorithms.ts";
import { type Certificate, parseCertificate } from "./certificate.ts";
import {
  findChain,
  isGoodSignature,
  isValidAt,
  type RevocationState,
  revocationOf,
} from "./certificate-chain.ts";
import { keyUsageBits } from "./certificate-extensions.ts";
import { parseRevocationList, type RevocationList } from "./revocation-list.ts";
import { parseTimestampAnswer, type TimestampAnswer, type TimestampToken } from "./timestamp-token.ts";

/** What an answer is held against. */
export interface TimestampExpectation {
  /** SHA-256 of what is to have existed. */
  readonly imprint: Uint8Array;
  /** Undefined where the question is not known any more. */
  readonly nonce?: Uint8Array | undefined;
  /** Undefined for any. */
  readonly policy?: string | undefined;
  /** Certificates that are believed. Undefined where nobody said whom: then no chain is looked for. */
  readonly trusted?: readonly Certificate[] | undefined;
  /** Certificates beside the token. */
  readonly certificates?: readonly Certificate[];
  readonly revocationLists?: readonly RevocationList[];
}

/** What a token shows, as far as it was asked. */
export interface JudgedTimestamp {
  readonly timeMs: number;
  readonly accuracyMs: number | undefined;
  readonly policy: string;
  /** As the signer's certificate says it. */
  readonly authorityName: string;
  /** From the signer to what is trusted; undefined where nobody said whom to believe. */
  readonly chain: readonly Certificate[] | undefined;
  readonly revocation: RevocationState;
}

/** What the checks of one token share. */
export interface TimestampJudging extends TimestampExpectation {
  readonly crypto: Crypto;
  readonly token: TimestampToken;
  readonly signer: Certificate;
  /** Empty where no chain is looked for. */
  readonly chain: readonly Certificate[];
}

/** Throws where something is not as it must be. */
export type TimestampCheck = (judging: TimestampJudging) => void | Promise<void>;

const timestampingPurpose = "1.3.6.1.5.5.7.3.8";
const attestedTimeType = "1.2.840.113549.1.9.16.1.4";

/** All that a token is checked for: a test that leaves one out must see something slip through. */
export const timestampChecks = {
  imprint: ({ token, imprint }) => {
    const { algorithm, digest } = token.attested.imprint;
    if (hashOf(algorithm) !== "sha-256" || !equalBytes(digest, imprint)) refuse("timestamp.other-imprint");
  },
  nonce: ({ token, nonce }) => {
    const answered = token.attested.nonce ?? new Uint8Array(0);
    if (nonce !== undefined && !equalBytes(answered, withoutZeros(nonce))) refuse("timestamp.other-nonce");
  },
  policy: ({ token, policy }) => {
    const found = token.attested.policy;
    if (policy !== undefined && found !== policy) refuse("timestamp.other-policy", { found, asked: policy });
  },
  content: async ({ crypto, token: { signer, attestedBytes } }) => {
    const hash = hashOf(signer.digest);
    if (hash === undefined || signer.attributes.contentType !== attestedTimeType)
      refuse("timestamp.bad-signature");
    const digest = await crypto.digest(hash, attestedBytes);
    if (!equalBytes(digest, signer.attributes.messageDigest)) refuse("timestamp.bad-signature");
  },
  signature: async ({ crypto, token: { signer: signed }, signer }) => {
    const { algorithm, signature, attributes, digest } = signed;
    const message = attributes.signedBytes;
    const question = { algorithm, key: signer.publicKey, message, signature, digest: hashOf(digest) };
    if (!(await isGoodSignature(crypto, question))) refuse("timestamp.bad-signature");
  },
  purpose: ({ token, signer }) => {
    const { purposes, keyUsage, hasUnknownDemand, subject } = signer;
    const isOnly = purposes?.isCritical === true && purposes.oids.join() === timestampingPurpose;
    const { digitalSignature, contentCommitment } = keyUsageBits;
    const maySign =
      keyUsage === undefined || keyUsage.has(digitalSignature) || keyUsage.has(contentCommitment);
    const { authority } = token.attested;
    const isItself = authority === undefined || equalBytes(authority, subject);
    if (!isOnly || !maySign || hasUnknownDemand || !isItself) refuse("timestamp.wrong-purpose");
  },
  validity: ({ token, chain }) => {
    if (!isValidAt(chain, token.attested.timeMs)) refuse("timestamp.expired");
  },
} as const satisfies Record<string, TimestampCheck>;

/**
 * Judges what an authority answered or what was kept of it: its token is on these bytes, signed by the
 * certificate that it names, which is for nothing but this, and which a chain that was valid then leads to.
 * @throws ScelleError `format.malformed`, "timestamp.…"
 */
export function judgeTimestamp(
  crypto: Crypto,
  answerBytes: Uint8Array,
  expected: TimestampExpectation,
): Promise<JudgedTimestamp> {
  return judgeTimestampWith(crypto, answerBytes, expected, Object.values(timestampChecks));
}

/** As {@link judgeTimestamp}, with other checks: how tests show that each check is needed. */
export async function judgeTimestampWith(
  crypto: Crypto,
  answerBytes: Uint8Array,
  expected: TimestampExpectation,
  checks: readonly TimestampCheck[],
): Promise<JudgedTimestamp> {
  const token = grantedToken(parseTimestampAnswer(answerBytes));
  const carried = token.certificates.map((bytes) => parseCertificate(bytes));
  const signer = await signerOf(crypto, token, carried);
  const others = [...carried, ...(expected.certificates ?? [])];
  const found = expected.trusted && (await findChain(crypto, signer, others, expected.trusted));
  if (expected.trusted !== undefined && found === undefined) refuse("timestamp.untrusted");
  const chain = found ?? [];
  for (const check of checks) await check({ ...expected, crypto, token, signer, chain });
  const { timeMs, accuracyMs, policy } = token.attested;
  const lists = [...listsIn(token), ...(expected.revocationLists ?? [])];
  const revocation = await revocationOf(crypto, chain, lists, timeMs);
  if (revocation === undefined) throw new ScelleError("timestamp.revoked");
  const judged = { timeMs, accuracyMs, policy, authorityName: signer.subjectName };
  return { ...judged, chain: found, revocation: found === undefined ? "unknown" : revocation };
}

function grantedToken({ status, failures, token }: TimestampAnswer): TimestampToken {
  if (status === 0 && token !== undefined) return token;
  if (status === 1) throw new ScelleError("timestamp.modified");
  throw new ScelleError("timestamp.rejected", { status, failures: failures.join(" ") || "?" });
}

/** The certificate that the signer itself names by its digest, under its signature. */
async function signerOf(
  crypto: Crypto,
  { signer }: TimestampToken,
  certificates: readonly Certificate[],
): Promise<Certificate> {
  const { hash: algorithm, digest, serial } = signer.attributes.certificate;
  const hash = algorithm === undefined ? "sha-256" : hashOf(algorithm);
  for (const certificate of hash === undefined ? [] : certificates) {
    if (hash === undefined || !equalBytes(await crypto.digest(hash, certificate.encoded), digest)) continue;
    const named = signer.issuerAndSerial;
    const isNamed =
      named === undefined ||
      (equalBytes(named.issuer, certificate.issuer) && equalBytes(named.serial, certificate.serial));
    if (isNamed && (serial === undefined || equalBytes(serial, certificate.serial))) return certificate;
  }
  throw new ScelleError("timestamp.other-certificate");
}

function listsIn({ revocationLists }: TimestampToken): RevocationList[] {
  return revocationLists.map((bytes) => parseRevocationList(bytes));
}

/** As a number is compared: the authority gives the nonce back in its shortest form. */
function withoutZeros(nonce: Uint8Array): Uint8Array {
  const first = nonce.findIndex((byte) => byte !== 0);
  return first === -1 ? Uint8Array.of(0) : nonce.subarray(first);
}

function refuse(
  code:
    | "timestamp.bad-signature"
    | "timestamp.expired"
    | "timestamp.other-imprint"
    | "timestamp.other-nonce"
    | "timestamp.other-policy"
    | "timestamp.untrusted"
    | "timestamp.wrong-purpose",
  facts: Readonly<Record<string, string>> = {},
): never {
  throw new ScelleError(code, facts);
}
