// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type ErrorCode, type ErrorFacts, registerPaths, ScelleError } from "@scelle/core";
import { nodeDisk } from "./disk/node-disk.ts";
import { readKeyRing, readLastSigned } from "./keys/key-ring.ts";
import { defaultKeyFolder } from "./keys/places.ts";
import { publicationKeys, type RegisterOptions, readRegisterJson } from "./open-register.ts";
import { openSession } from "./open-session.ts";
import { journaledPartials } from "./vault/seal-journal.ts";

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
  | "temporary-files"
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
  await collect("temporary-files", () => lookAtTemporaryFiles(folder));
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
  const last = await readLastSigned(path);
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

async function lookAtTemporaryFiles(folder: string): Promise<Finding[]> {
  let count = 0;
  for (const part of ["", registerPaths.walFolder, registerPaths.logFolder, registerPaths.payloadFolder]) {
    // An empty register has no wal/.
    const names = await readdir(join(folder, part)).catch(() => [] as string[]);
    count += names.filter((name) => name.startsWith(".tmp-")).length;
  }
  return [{ code: "temporary-files", level: count === 0 ? "ok" : "note", facts: { count } }];
}

async function lookAtUnfinishedSeals(journalFolder: string): Promise<Finding[]> {
  const count = (await journaledPartials(journalFolder)).size;
  return [{ code: "unfinished-seals", level: count === 0 ? "ok" : "note", facts: { count } }];
}
