// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import {
  base64url,
  cosignatureType,
  equalBytes,
  formatVerifierKey,
  isKeyName,
  noteSizeBytesMax,
  parseBase64url,
  parseVerifierKey,
  ScelleError,
  type Signer,
  utf8,
  type VerifierKey,
} from "@scelle/core";
import { nodeDisk } from "../disk/node-disk.ts";
import { ed25519Signer, nodeCrypto } from "../keys/node-crypto.ts";
import { createSecretFile, readSecretFile } from "../keys/secret-file.ts";

/** By whom a witness is known, and what it signs with. */
export interface WitnessIdentity {
  readonly key: VerifierKey;
  readonly signer: Signer;
  readonly isNew: boolean;
}

const keyFile = "witness.key";
/** The verifier key, for whoever adds the witness. */
export const witnessPublicFile = "witness.pub";
const seedPrefix = "SCELLE-WITNESS-KEY-1:";
const namePrefix = "name: ";

/**
 * The key of the witness in a folder, made if there is none yet.
 * @param name of a new witness; one that is there keeps its own
 * @throws ScelleError("witness.bad-name" | "witness.other-name" | "key.exposed" | "key.malformed")
 */
export async function witnessIdentity(folder: string, name: string | undefined): Promise<WitnessIdentity> {
  const path = join(folder, keyFile);
  const text = await readSecretFile(path);
  if (text !== undefined) {
    const found = parseWitnessKey(text, path);
    if (name !== undefined && name !== found.key.name) {
      throw new ScelleError("witness.other-name", { folder, found: found.key.name });
    }
    await writePublicKey(folder, found.key.text); // It may have been killed before it came to that.
    return { ...found, isNew: false };
  }
  const chosen = name ?? "witness.example";
  if (!isKeyName(chosen) || !/^[a-z0-9][a-z0-9./_-]{2,199}$/i.test(chosen)) {
    throw new ScelleError("witness.bad-name", { name: chosen });
  }
  const seed = randomBytes(32);
  const made = identityOf(chosen, seed);
  const note = "# Scellé: cosigns checkpoints as this witness. Keep it to yourself; there is no copy.";
  await createSecretFile(path, `${note}\n${namePrefix}${chosen}\n${seedPrefix}${base64url(seed)}\n`);
  await writePublicKey(folder, made.key.text);
  return { ...made, isNew: true };
}

async function writePublicKey(folder: string, keyText: string): Promise<void> {
  const bytes = utf8(`${keyText}\n`);
  const disk = nodeDisk(folder);
  const there = await disk.read(witnessPublicFile, noteSizeBytesMax).catch(() => undefined); // Written anew.
  if (there === undefined || !equalBytes(there, bytes)) await disk.replace(witnessPublicFile, bytes);
}

function parseWitnessKey(text: string, path: string): Omit<WitnessIdentity, "isNew"> {
  const lines = text.split("\n");
  const name = lines.find((line) => line.startsWith(namePrefix))?.slice(namePrefix.length);
  const seed = lines.find((line) => line.startsWith(seedPrefix))?.slice(seedPrefix.length);
  try {
    return identityOf(name ?? "", parseBase64url(seed ?? "", "witness key", 32));
  } catch (cause) {
    throw new ScelleError("key.malformed", { path }, { cause });
  }
}

function identityOf(name: string, seed: Uint8Array): Omit<WitnessIdentity, "isNew"> {
  const signer = ed25519Signer(seed);
  const text = formatVerifierKey(nodeCrypto, name, cosignatureType, signer.publicKey);
  return { key: parseVerifierKey(nodeCrypto, text), signer };
}
