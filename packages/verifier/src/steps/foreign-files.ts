// SPDX-License-Identifier: Apache-2.0
import {
  parseHistoryName,
  parseKeyPageName,
  parsePayloadFileName,
  parseTilePath,
  parseTimestampName,
  parseTimestampSize,
  parseWalName,
  registerPaths,
  type ScelleError,
  tileWidthMax,
} from "@scelle/core";
import { listFolder } from "../read-file.ts";
import type { Verification } from "../verification.ts";

/** Folders that hold nothing to verify: a socket, and what can be rebuilt. */
const disposable: readonly string[] = [registerPaths.runFolder, registerPaths.indexFolder];
const temporaryStart = ".tmp-";

/**
 * Names what lies in the folder and is no file of the register, or belongs to a log longer than the
 * checkpoint says.
 */
export async function checkForeignFiles(verification: Verification): Promise<void> {
  const { reporter } = verification;
  for (const { name, kind } of await listFolder(verification, "")) {
    if (disposable.includes(name) || name === registerPaths.vaultFolder) continue;
    if (kind === "folder") await walkFolder(verification, name, 0);
    else nameFile(verification, name);
    if (name === registerPaths.recovery) reporter.report("folder.recovery", "not-checked", name);
    const isPolicy = name === registerPaths.trustPolicy || name === registerPaths.timestampPolicy;
    if (isPolicy) reporter.report("folder.policy", "note", name);
  }
}

/** Tile paths are the deepest: log/tile/0/x001/x234/067.p/5 with at most five groups. */
const depthMax = 12;

async function walkFolder(verification: Verification, folder: string, depth: number): Promise<void> {
  if (depth > depthMax) {
    verification.reporter.report("folder.foreign", "note", folder);
    return;
  }
  for (const { name, kind } of await listFolder(verification, folder)) {
    const path = `${folder}/${name}`;
    if (kind === "folder") await walkFolder(verification, path, depth + 1);
    else nameFile(verification, path);
  }
}

function nameFile(verification: Verification, path: string): void {
  const { reporter, publishedSize, committedSize, movedSize } = verification;
  const extent = extentOf(path);
  if (extent === "foreign") {
    const isTemporary = path.slice(path.lastIndexOf("/") + 1).startsWith(temporaryStart);
    reporter.report(isTemporary ? "folder.temporary" : "folder.foreign", "note", path);
  } else if (extent > Math.max(committedSize, movedSize)) {
    reporter.report("log.beyond-checkpoint", "failed", path, { size: publishedSize });
  } else if (extent > publishedSize) {
    reporter.report("log.beyond-checkpoint", "note", path);
  }
}

/** How many entries a log must have for this file to be one of its files. */
function extentOf(path: string): number | "foreign" {
  const known: readonly string[] = [
    registerPaths.registerJson,
    registerPaths.lock,
    registerPaths.trustPolicy,
    registerPaths.timestampPolicy,
    registerPaths.recovery,
    registerPaths.predecessor,
    registerPaths.successor,
    registerPaths.checkpoint,
  ];
  if (known.includes(path)) return 0;
  const [folder = "", ...rest] = path.split("/");
  const name = rest.join("/");
  if (folder === registerPaths.walFolder) return parseWalName(name) === undefined ? "foreign" : 0;
  // The slots of a page are looked at one by one elsewhere.
  if (folder === registerPaths.keysFolder) return parseKeyPageName(name) === undefined ? "foreign" : 0;
  if (folder === registerPaths.payloadFolder) return orForeign(() => payloadExtent(name));
  if (folder !== registerPaths.logFolder) return "foreign";
  if (rest[0] === "history") return rest.length === 2 ? historyExtent(rest[1] ?? "") : "foreign";
  if (rest[0] === "timestamps") return timestampExtent(rest.slice(1));
  return orForeign(() => tileExtent(name));
}

function payloadExtent(name: string): number {
  const { first, count } = parsePayloadFileName(name);
  return first + count;
}

/** What was attested of a larger checkpoint is compared where that is. */
function timestampExtent([size = "", name = "", ...rest]: readonly string[]): number | "foreign" {
  const isKnown = name === "checkpoint" || parseTimestampName(name) !== undefined;
  return isKnown && rest.length === 0 && parseTimestampSize(size) !== undefined ? 0 : "foreign";
}

/** Whether a larger checkpoint that was kept is a sign of a cut tail is said where history is compared. */
function historyExtent(name: string): number | "foreign" {
  return parseHistoryName(name) === undefined ? "foreign" : 0;
}

function tileExtent(path: string): number {
  const tile = parseTilePath(path);
  const level = tile.kind === "tile" ? tile.level : 0;
  const hashes = tile.index * tileWidthMax + tile.width;
  return hashes * tileWidthMax ** level;
}

function orForeign(extent: () => number): number | "foreign" {
  try {
    return extent();
  } catch (cause) {
    if ((cause as ScelleError).code === "format.malformed") return "foreign";
    throw cause;
  }
}
