// SPDX-License-Identifier: Apache-2.0
import {
  bagPaths,
  checkpointImprint,
  judgeTimestamp,
  parseCertificate,
  parsePem,
  parseRevocationList,
  parseTimestampPath,
  parseUtf8,
  ScelleError,
  type TimestampPart,
} from "@scelle/core";
import { nodeCrypto } from "@scelle/register";

/** What an authority outside attests of the log, by a token that goes along. */
export interface AttestedCheckpoint {
  /** So many entries from the first on. */
  readonly size: number;
  /** Digits of the address at which it was asked: two may go by one name. */
  readonly authorityId: string;
  /** As the certificate of the token says it. */
  readonly authority: string;
  /** An instant. */
  readonly attestedAt: string;
  /** By how much it may be off either way; undefined where the authority does not say. */
  readonly accuracyMs: number | undefined;
}

export interface AttestedTimes {
  /** Smallest size first. */
  readonly checkpoints: readonly AttestedCheckpoint[];
  /** Tokens that lie there and do not bear out. */
  readonly refusedTokens: number;
}

interface File {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Judges the tokens that go along, as they lie in the register, by what lies beside them. Whether their
 * authority is to be believed, whoever receives them says.
 */
export async function attestedTimes(files: readonly File[]): Promise<AttestedTimes> {
  const bytesOf = new Map(files.map(({ path, bytes }) => [bagPaths.payload + path, bytes]));
  const checkpoints: AttestedCheckpoint[] = [];
  let refusedTokens = 0;
  for (const [path, answer] of bytesOf) {
    const token = parseTimestampPath(path);
    if (token === undefined || token.part !== "tsr") continue;
    const { size, authorityId } = token;
    const note = bytesOf.get(`${path.slice(0, path.lastIndexOf("/"))}/checkpoint`);
    const beside = (part: TimestampPart) => bytesOf.get(path.replace(/tsr$/, part));
    try {
      if (note === undefined) throw new ScelleError("timestamp.other-imprint");
      checkpoints.push({ size, authorityId, ...(await judged(note, answer, beside)) });
    } catch (cause) {
      if (!(cause instanceof ScelleError)) throw cause;
      refusedTokens += 1; // Verify names it; page 1 does not count on it.
    }
  }
  checkpoints.sort((one, other) => one.size - other.size || one.authority.localeCompare(other.authority));
  return { checkpoints, refusedTokens };
}

async function judged(
  note: Uint8Array,
  answer: Uint8Array,
  beside: (part: TimestampPart) => Uint8Array | undefined,
): Promise<Omit<AttestedCheckpoint, "size" | "authorityId">> {
  const pem = (part: TimestampPart) => parseUtf8(beside(part) ?? new Uint8Array(0), "text armour");
  const { timeMs, accuracyMs, authorityName } = await judgeTimestamp(nodeCrypto, answer, {
    imprint: checkpointImprint(nodeCrypto, note),
    certificates: parsePem("CERTIFICATE", pem("chain.pem")).map((bytes) => parseCertificate(bytes)),
    revocationLists: parsePem("X509 CRL", pem("crl.pem")).map((bytes) => parseRevocationList(bytes)),
  });
  return { authority: authorityName, attestedAt: new Date(timeMs).toISOString(), accuracyMs };
}
