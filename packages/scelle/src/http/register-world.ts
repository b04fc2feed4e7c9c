// SPDX-License-Identifier: Apache-2.0
import { base64url, ScelleError, type Signer } from "@scelle/core";
import { defaultKeyFolder, nodeDisk, type Register, readKeyRing, readRegisterJson } from "@scelle/register";
import type { Environment } from "../program/surroundings.ts";
import type { World } from "./world.ts";

/**
 * What a server needs of a register that is open, beside the people it signs for.
 * @param keyFolder of its online keys; by default the usual one
 */
export async function registerWorld(
  register: Register,
  keyFolder: string | undefined,
  env: Environment,
): Promise<Omit<World, "people">> {
  const { folder } = register;
  const { origin, logKey } = await readRegisterJson(nodeDisk(folder), folder);
  const ring = await readKeyRing(keyFolder ?? defaultKeyFolder(env, origin, logKey));
  return { register, verifierKey: logKey, ring };
}

/**
 * The person of a register whose key this is.
 * @throws ScelleError("author.unknown")
 */
export async function signatoryOf(register: Register, signer: Signer): Promise<World["people"][0]> {
  const key = base64url(signer.publicKey);
  const personRef = await register.author(key);
  if (personRef === undefined) throw new ScelleError("author.unknown", { key });
  const name = register.names.labelOf(personRef, personRef) ?? personRef;
  return { personRef, name, signer };
}
