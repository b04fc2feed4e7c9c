// SPDX-License-Identifier: Apache-2.0
import { assert, ScelleError } from "../errors.ts";
import { type BundleRef, entryBundlePath, type TileRef, tilePath } from "../merkle/tile-path.ts";

/** Where everything lies under the folder of a register. Paths use `/` on every system. */
export const registerPaths = {
  registerJson: "register.json",
  lock: "LOCK",
  runFolder: "run",
  socket: "run/scelle.sock",
  logFolder: "log",
  checkpoint: "log/checkpoint",
  historyFolder: "log/history",
  walFolder: "wal",
  payloadFolder: "payload",
  keysFolder: "keys",
  vaultFolder: "vault",
  indexFolder: "index",
  /** How far a scrub is: as disposable as the index. */
  scrubState: "index/scrub.json",
  trustPolicy: "trust.policy",
  /** Whom the register asks to attest the time of its checkpoints. */
  timestampPolicy: "timestamp.policy",
  timestampsFolder: "log/timestamps",
  /** How often whom was asked in vain: as disposable as the index. */
  timestampAttempts: "index/timestamps.json",
  /** The same of witnesses. */
  witnessAttempts: "index/witnesses.json",
  /** The register's own keys, sealed to the recovery identity. */
  recovery: "recovery.age",
  /** That this register follows another, signed by both. */
  predecessor: "predecessor",
  /** The same in the register that has ended: that another follows it. */
  successor: "successor",
  /** The checkpoint that was published at this size. */
  history: (size: number) => `log/history/${count(size)}`,
  /** The checkpoint of this size as it stood when an authority attested it. */
  timestampCheckpoint: (size: number) => `log/timestamps/${count(size)}/checkpoint`,
  /** What an authority answered, and beside it what the answer is judged by later. */
  timestamp: (size: number, authorityId: string, part: TimestampPart) =>
    `log/timestamps/${count(size)}/${authorityDigits(authorityId)}.${part}`,
  tile: (ref: TileRef) => `log/${tilePath(ref)}`,
  entryBundle: (ref: BundleRef) => `log/${entryBundlePath(ref)}`,
  /** The commit that begins at this size. */
  wal: (oldSize: number) => `wal/${twentyDigits(oldSize)}`,
  /** The encrypted records of one publication. */
  payloadFile: (first: number, recordCount: number) => `payload/${twentyDigits(first)}.${count(recordCount)}`,
  keyPage: (page: number) => `keys/${count(page)}`,
  /** The sealed object with this root, 64 hexadecimal digits. */
  object: (rootHex: string) => {
    assert(/^[0-9a-f]{64}$/.test(rootHex), "an object is named by 64 hexadecimal digits");
    return `vault/${rootHex.slice(0, 2)}/${rootHex.slice(2)}`;
  },
} as const;

/** The old size that the name of a file in `wal/` says, or undefined for a file that is no commit record. */
export function parseWalName(name: string): number | undefined {
  return parseTwentyDigits(name);
}

/** The size that the name of a file in `log/history/` says, or undefined for another file. */
export function parseHistoryName(name: string): number | undefined {
  return parseCount(name);
}

/** The answer itself, the certificates that it leads to, the lists of what they revoked. */
export const timestampParts = ["tsr", "chain.pem", "crl.pem"] as const;
export type TimestampPart = (typeof timestampParts)[number];

/** The size that the name of a folder in `log/timestamps/` says, or undefined for another name. */
export function parseTimestampSize(name: string): number | undefined {
  return parseCount(name);
}

/** What the name of a file in one of those folders says, or undefined for another file. */
export function parseTimestampName(
  name: string,
): { readonly authorityId: string; readonly part: TimestampPart } | undefined {
  const [, authorityId = "", rest = ""] = /^([0-9a-f]{16})\.(.+)$/.exec(name) ?? [];
  const part = timestampParts.find((known) => known === rest);
  return part === undefined ? undefined : { authorityId, part };
}

/** The number that the name of a file in `keys/` says, or undefined for another file. */
export function parseKeyPageName(name: string): number | undefined {
  return parseCount(name);
}

/**
 * The first index and the number of records that the name of a file in `payload/` says.
 * @throws ScelleError `format.malformed`
 */
export function parsePayloadFileName(name: string): { first: number; count: number } {
  const [firstText = "", countText = "", ...rest] = name.split(".");
  const first = parseTwentyDigits(firstText);
  const recordCount = parseCount(countText);
  if (first === undefined || recordCount === undefined || recordCount === 0 || rest.length > 0) {
    throw new ScelleError("format.malformed", {
      what: "payload file name",
      offset: 0,
      problem: "not FIRST.COUNT",
    });
  }
  return { first, count: recordCount };
}

/** The root, in hexadecimal, that a path under `vault/` says: `ab/cdef…`; undefined for another file. */
export function parseObjectPath(path: string): string | undefined {
  return /^[0-9a-f]{2}\/[0-9a-f]{62}$/.test(path) ? path.replace("/", "") : undefined;
}

function count(value: number): string {
  assert(Number.isSafeInteger(value) && value >= 0, "a file is named by a whole number");
  return String(value);
}

function authorityDigits(authorityId: string): string {
  assert(/^[0-9a-f]{16}$/.test(authorityId), "an authority is named by 16 hexadecimal digits");
  return authorityId;
}

/** Fixed width: names sort in the order of the log. */
function twentyDigits(value: number): string {
  return count(value).padStart(20, "0");
}

function parseTwentyDigits(text: string): number | undefined {
  return /^\d{20}$/.test(text) ? safe(Number(text)) : undefined;
}

function parseCount(text: string): number | undefined {
  return /^(?:0|[1-9]\d{0,15})$/.test(text) ? safe(Number(text)) : undefined;
}

function safe(value: number): number | undefined {
  return Number.isSafeInteger(value) ? value : undefined;
}
