// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { readdir, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import {
  assert,
  base64url,
  canonicalJson,
  type JsonObject,
  type JsonValue,
  parseBase64url,
  parseCanonicalJson,
  parseUtf8,
  ScelleError,
  utf8,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import { createSecretFile, readSecretFile } from "./secret-file.ts";

/**
 * The register's online secrets, 32 bytes each. They never meet the keys of the evidence.
 * `log` signs checkpoints, `act` signs what the register itself records, `record` wraps payload keys, `link`
 * hides which entries belong to one case.
 */
export interface KeyRing {
  readonly log: Uint8Array;
  readonly act: Uint8Array;
  readonly record: Uint8Array;
  readonly link: Uint8Array;
}

const names = ["act", "link", "log", "record"] as const;
const ringFile = "register.keys";
const lastSignedFile = "last-signed";
const lastSignedSizeBytesMax = 1_024;

export function generateKeyRing(): KeyRing {
  return { log: randomBytes(32), act: randomBytes(32), record: randomBytes(32), link: randomBytes(32) };
}

/** @throws ScelleError("key.exists") */
export async function createKeyRing(folder: string, ring: KeyRing): Promise<void> {
  await createSecretFile(join(folder, ringFile), encodeKeyRing(ring));
}

/** Takes back a ring whose register could not be founded; whatever else lies in the folder stays. */
export async function removeKeyRing(folder: string): Promise<void> {
  for (const name of [ringFile, lastSignedFile]) await rm(join(folder, name), { force: true });
  const others = await readdir(folder);
  if (others.length === 0) await rmdir(folder);
}

/** @throws ScelleError("key.ring-missing" | "key.exposed" | "key.malformed") */
export async function readKeyRing(folder: string): Promise<KeyRing> {
  const path = join(folder, ringFile);
  const text = await readSecretFile(path);
  if (text === undefined) throw new ScelleError("key.ring-missing", { path });
  return parseKeyRing(text, path);
}

export function encodeKeyRing(ring: KeyRing): string {
  const fields = Object.fromEntries(names.map((name) => [name, base64url(ring[name])]));
  return `${canonicalJson({ ...fields, v: 1 })}\n`;
}

/**
 * The ring that {@link encodeKeyRing} wrote; no other text stands for it.
 * @throws ScelleError("key.malformed")
 */
export function parseKeyRing(text: string, path: string): KeyRing {
  const value = membersOf(text, path, [...names, "v"]);
  if (value["v"] !== 1) throw new ScelleError("key.malformed", { path });
  const [act, link, log, record] = names.map((name) => secretOf(value[name], path));
  assert(act !== undefined && link !== undefined && log !== undefined && record !== undefined, "four keys");
  return { act, link, log, record };
}

/** The largest tree that this installation ever signed, kept apart from the register's own folder. */
export interface LastSigned {
  readonly size: number;
  /** base64url; absent where the size is known from outside, without a root that the log key signed. */
  readonly root?: string;
}

/** @param disk of the key folder. @throws ScelleError("key.malformed" | "disk.…") */
export async function readLastSigned(disk: Disk): Promise<LastSigned | undefined> {
  const bytes = await disk.read(lastSignedFile, lastSignedSizeBytesMax);
  if (bytes === undefined) return undefined;
  return parseLastSigned(parseUtf8(bytes, lastSignedFile), lastSignedFile);
}

/** Never lowers what stands there: for a folder that may be older than what was signed. */
export async function raiseLastSigned(disk: Disk, signed: LastSigned): Promise<void> {
  const last = await readLastSigned(disk);
  const isMore = last === undefined || signed.size > last.size;
  const isFuller = last?.size === signed.size && last.root === undefined && signed.root !== undefined;
  if (isMore || isFuller) await writeLastSigned(disk, signed);
}

/**
 * What {@link writeLastSigned} noted; no other text stands for it.
 * @throws ScelleError("key.malformed")
 */
export function parseLastSigned(text: string, path: string): LastSigned {
  const { size, root } = membersOf(text, path, ["size"], ["root", "size"]);
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) {
    throw new ScelleError("key.malformed", { path });
  }
  return root === undefined ? { size } : { size, root: base64url(secretOf(root, path)) };
}

/** The text of {@link LastSigned} in its file. */
export function encodeLastSigned({ size, root }: LastSigned): string {
  return `${canonicalJson(root === undefined ? { size } : { root, size })}\n`;
}

/** Written before a checkpoint is shown to anybody, so that an older copy of the folder is noticed. */
export async function writeLastSigned(disk: Disk, signed: LastSigned): Promise<void> {
  await disk.replace(lastSignedFile, utf8(encodeLastSigned(signed)));
}

/** The members of a line of canonical JSON that has one of these lists of members and no others. */
function membersOf(text: string, path: string, ...expected: readonly (readonly string[])[]): JsonObject {
  let value: JsonValue;
  try {
    if (!text.endsWith("\n")) throw new ScelleError("key.malformed", { path });
    value = parseCanonicalJson(utf8(text.slice(0, -1)), "key file");
  } catch (cause) {
    throw new ScelleError("key.malformed", { path }, { cause });
  }
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  const found = isObject ? Object.keys(value as JsonObject) : [];
  if (!expected.some((names) => names.join(" ") === found.join(" ")))
    throw new ScelleError("key.malformed", { path });
  return value as JsonObject;
}

/** 32 bytes in base64url. */
function secretOf(value: JsonValue | undefined, path: string): Uint8Array {
  try {
    return parseBase64url(typeof value === "string" ? value : "", "key file", 32);
  } catch (cause) {
    throw new ScelleError("key.malformed", { path }, { cause });
  }
}
