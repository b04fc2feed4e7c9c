// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { base64url, parseBase64url, ScelleError, type Signer } from "@scelle/core";
import { ed25519Signer } from "./node-crypto.ts";
import { createSecretFile, readSecretFile } from "./secret-file.ts";

const prefix = "SCELLE-AUTHOR-KEY-1:";

/** Makes a person's signing key in a new 0600 file. @throws ScelleError("key.exists") */
export async function createIdentity(path: string): Promise<Signer> {
  const seed = randomBytes(32);
  const signer = ed25519Signer(seed);
  const note = "# Scellé: signs acts in the name of one person. Keep it to yourself; there is no copy.";
  const shown = `# public key: ${base64url(signer.publicKey)}`;
  await createSecretFile(path, `${note}\n${shown}\n${prefix}${base64url(seed)}\n`);
  return signer;
}

/** @throws ScelleError("identity.missing" | "key.exposed" | "key.malformed") */
export async function readIdentity(path: string): Promise<Signer> {
  const text = await readSecretFile(path);
  if (text === undefined) throw new ScelleError("identity.missing", { path });
  return ed25519Signer(parseIdentity(text, path));
}

/**
 * The seed in the text of a person's key file: 32 bytes.
 * @throws ScelleError("key.malformed")
 */
export function parseIdentity(text: string, path: string): Uint8Array {
  const line = text.split("\n").find((candidate) => candidate.startsWith(prefix));
  if (line === undefined) throw new ScelleError("key.malformed", { path });
  try {
    return parseBase64url(line.slice(prefix.length), "identity", 32);
  } catch (cause) {
    throw new ScelleError("key.malformed", { path }, { cause });
  }
}
