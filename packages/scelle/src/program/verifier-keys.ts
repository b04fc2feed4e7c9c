// SPDX-License-Identifier: Apache-2.0
import {
  cosignatureType,
  ed25519Type,
  parseRegisterJson,
  parseVerifierKey,
  ScelleError,
  type VerifierKey,
} from "@scelle/core";
import { nodeCrypto } from "@scelle/register";
import { readBytesFile } from "./read-text-file.ts";

/**
 * Keys of logs: each typed, or `@FILE` with one a line, or `@…/register.json` of a register.
 * @throws ScelleError("witness.bad-key" | "file.unreadable")
 */
export async function logKeys(texts: readonly string[]): Promise<VerifierKey[]> {
  const lines = (await Promise.all(texts.map(keyLines))).flat();
  const keys = lines.map((line) => keyOf(line, ed25519Type, "a log’s, type 01"));
  const twice = keys.find(({ name }, at) => keys.findIndex((other) => other.name === name) !== at);
  if (twice !== undefined)
    throw new ScelleError("witness.bad-key", { key: twice.text, needed: "one an origin" });
  return keys;
}

/**
 * Flags whose `--key` is the key of one log: a witness's would refute everything that it is held against.
 * @throws ScelleError("witness.bad-key" | "file.unreadable")
 */
export async function withLogKey<F extends { readonly key?: string | undefined }>(flags: F): Promise<F> {
  if (flags.key === undefined) return flags;
  const [key, ...others] = await logKeys([flags.key]);
  if (key === undefined || others.length > 0)
    throw new ScelleError("witness.bad-key", { key: flags.key, needed: "one key of a log" });
  return { ...flags, key: key.text };
}

/**
 * The key of a witness: typed, or `@FILE`.
 * @throws ScelleError("witness.bad-key" | "file.unreadable")
 */
export async function witnessKey(text: string): Promise<VerifierKey> {
  const [line = "", ...others] = await keyLines(text);
  if (others.length > 0) throw new ScelleError("witness.bad-key", { key: text, needed: "one key" });
  return keyOf(line, cosignatureType, "a witness’s, type 04");
}

async function keyLines(text: string): Promise<string[]> {
  if (!text.startsWith("@")) return [text.trim()];
  const bytes = await readBytesFile(text.slice(1));
  const content = new TextDecoder().decode(bytes);
  if (content.startsWith("{")) return [parseRegisterJson(bytes).logKey];
  const lines = content.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}

function keyOf(text: string, type: VerifierKey["type"], needed: string): VerifierKey {
  const facts = { key: text.slice(0, 120), needed };
  let key: VerifierKey;
  try {
    key = parseVerifierKey(nodeCrypto, text);
  } catch (cause) {
    throw new ScelleError("witness.bad-key", facts, { cause });
  }
  if (key.type !== type) throw new ScelleError("witness.bad-key", facts);
  return key;
}
