// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type ErrorCode, type ErrorFacts, parseVerifierKey, registerPaths, ScelleError } from "@scelle/core";
import { nodeDisk } from "./disk/node-disk.ts";
import { readKeyRing, readLastSigned } from "./keys/key-ring.ts";
import { nodeCrypto } from "./keys/node-crypto.ts";
import { defaultKeyFolder } from "./keys/places.ts";
import { publicationKeys, type RegisterOptions, readRegisterJson } from "./open-register.ts";
import { openSession } from "./open-session.ts";
import { timestampStanding } from "./timestamps/timestamp-standing.ts";
import { journaledPartials } from "./vault/seal-journal.ts";
import { leftPartials } from "./vault/sweep-vault.ts";
import { witnessStanding } from "./witnesses/standing.ts";

/** What an examination looked at. */
export type FindingCode =
  | "node"
  | "flock"
  | "folder"
  | "register"
  | "keys"
  | "session"
  | "clock"
  | "last-signed"
  | "witnesses"
  | "never-witnessed"
  | "no-witness"
  | "timestamps"
  | "no-authority"
  | "temporary-files"
  | "half-written-objects"
  | "unfinished-seals";

export interface Finding {
  readonly code: FindingCode;
  readonly level: "ok" | "note" | "alarm";
  /** For an alarm that is an error of the table: its code. */
  readonly error?: ErrorCode;
  readonly facts: ErrorFacts;
}

/** Looks at everything around a register that an operator can mend; the content is for verify. */
export async function examine(
  folder: string,
  options: RegisterOptions & { readonly journalFolder?: string },
): Promise<Finding[]> {
  const findings: Finding[] = [
    { code: "node", level: "ok", facts: { version: process.versions.node } },
    spawnSync("flock", ["--version"]).error === undefined
      ? { code: "flock", level: "ok", facts: {} }
      : { code: "flock", level: "alarm", error: "register.no-flock", facts: {} },
  ];
  const collect = async (code: FindingCode, look: () => Promise<Finding[]> | Finding[]): Promise<boolean> => {
    try {
      findings.push(...(await look()));
      return true;
    } catch (cause) {
      if (!(cause instanceof ScelleError)) throw cause;
      findings.push({ code, level: "alarm", error: cause.code, facts: cause.facts });
      return false;
    }
  };
  const isRegister = await collect("register", () => lookAtRegister(folder));
  if (!isRegister) return findings;
  await collect("folder", () => lookAtFolder(folder));
  await collect("keys", () => lookAtKeys(folder, options.keyFolder));
  await collect("session", () => lookAtSession(folder, options));
  await collect("witnesses", () => lookAtWitnesses(folder, options.now ?? Date.now));
  await collect("timestamps", () => lookAtTimestamps(folder));
  await collect("temporary-files", () => lookAtTemporaryFiles(folder));
  await collect("half-written-objects", () => lookAtHalfWritten(folder));
  if (options.journalFolder !== undefined) {
    const journal = options.journalFolder;
    await collect("unfinished-seals", () => lookAtUnfinishedSeals(journal));
  }
  return findings;
}

async function lookAtRegister(folder: string): Promise<Finding[]> {
  const { origin, formatVersion } = await readRegisterJson(nodeDisk(folder), folder);
  return [{ code: "register", level: "ok", facts: { origin, formatVersion } }];
}

function lookAtFolder(folder: string): Finding[] {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new ScelleError("disk.read-only", { path: folder }, { cause });
  }
  return [{ code: "folder", level: "ok", facts: { folder } }];
}

async function lookAtKeys(folder: string, keyFolder: string | undefined): Promise<Finding[]> {
  const registerJson = await readRegisterJson(nodeDisk(folder), folder);
  const path = keyFolder ?? defaultKeyFolder(process.env, registerJson.origin, registerJson.logKey);
  publicationKeys(registerJson, await readKeyRing(path), path);
  const last = await readLastSigned(nodeDisk(path));
  const signed: Finding =
    last === undefined
      ? { code: "last-signed", level: "note", facts: { path } }
      : { code: "last-signed", level: "ok", facts: { size: last.size } };
  return [{ code: "keys", level: "ok", facts: { path } }, signed];
}

async function lookAtSession(folder: string, options: RegisterOptions): Promise<Finding[]> {
  const session = await openSession(folder, { ...options, waitMs: 500 });
  try {
    const { size, publishedSize, alarms } = await session.status();
    const clock: Finding = { code: "clock", level: alarms.length === 0 ? "ok" : "alarm", facts: {} };
    return [{ code: "session", level: "ok", facts: { size, publishedSize } }, clock];
  } finally {
    await session.close();
  }
}

/** A register that asks for witnesses and has gone without for this long is to be looked after. */
const unwitnessedMsMax = 24 * 3_600_000;

/** After the session: what that has brought in counts. */
async function lookAtWitnesses(folder: string, now: () => number): Promise<Finding[]> {
  const disk = nodeDisk(folder);
  const { logKey } = await readRegisterJson(disk, folder);
  const standing = await witnessStanding(disk, nodeCrypto, parseVerifierKey(nodeCrypto, logKey));
  if (standing === undefined || !standing.isDemanded)
    return [{ code: "no-witness", level: "note", facts: {} }];
  const { quorum, publishedSize } = standing;
  const toIndex = publishedSize - 1;
  if (quorum === undefined) return [{ code: "never-witnessed", level: "alarm", facts: { toIndex } }];
  const { size: fromIndex, timeSeconds } = quorum;
  const witnessedMs = timeSeconds * 1_000;
  const since = Number.isNaN(new Date(witnessedMs).getTime())
    ? timeSeconds
    : new Date(witnessedMs).toISOString();
  const isOld = now() - witnessedMs > unwitnessedMsMax;
  const isMet = fromIndex === publishedSize;
  const level = isOld ? "alarm" : isMet ? "ok" : "note";
  return [{ code: "witnesses", level, facts: { fromIndex, toIndex, since } }];
}

/** One finding of an authority; that it is asked in vain is told with the error of the table. */
async function lookAtTimestamps(folder: string): Promise<Finding[]> {
  const disk = nodeDisk(folder);
  const { logKey } = await readRegisterJson(disk, folder);
  const { authorities = [], publishedSize = 0 } = (await timestampStanding(disk, nodeCrypto, logKey)) ?? {};
  if (authorities.length === 0) return [{ code: "no-authority", level: "note", facts: {} }];
  return authorities.map(({ name, newest, failure }) => {
    const time = new Date(newest?.timeMs ?? 0).toISOString();
    const facts = { name, size: newest?.size ?? 0, time, toIndex: publishedSize - 1 };
    const isWanting = newest === undefined || failure !== undefined;
    return { code: "timestamps", level: isWanting ? "alarm" : "ok", facts };
  });
}

async function lookAtTemporaryFiles(folder: string): Promise<Finding[]> {
  let count = 0;
  for (const part of ["", registerPaths.walFolder, registerPaths.logFolder, registerPaths.payloadFolder]) {
    // An empty register has no wal/.
    const names = await readdir(join(folder, part)).catch(() => [] as string[]);
    count += names.filter((name) => name.startsWith(".tmp-")).length;
  }
  return [{ code: "temporary-files", level: count === 0 ? "ok" : "note", facts: { count } }];
}

/** Whatever user's journal may wait for them. */
async function lookAtHalfWritten(folder: string): Promise<Finding[]> {
  const { count, sizeBytes, oldestMs } = await leftPartials(join(folder, registerPaths.vaultFolder));
  if (count === 0) return [{ code: "half-written-objects", level: "ok", facts: { count } }];
  const since = new Date(oldestMs).toISOString();
  return [{ code: "half-written-objects", level: "note", facts: { count, sizeBytes, since } }];
}

async function lookAtUnfinishedSeals(journalFolder: string): Promise<Finding[]> {
  const count = (await journaledPartials(journalFolder)).size;
  return [{ code: "unfinished-seals", level: count === 0 ? "ok" : "note", facts: { count } }];
}
