// SPDX-License-Identifier: Apache-2.0
import { type Language, type Policy, parseVerifierKey, registerPaths, ScelleError } from "@scelle/core";
import {
  changePolicy,
  nodeCrypto,
  nodeDisk,
  policyWithWitness,
  type QuorumWish,
  type Receipt,
  readPolicy,
  readRegisterJson,
  witnessAddress,
} from "@scelle/register";
import { type AuthorFlags, atRegister, draftOf } from "../program/at-register.ts";
import { page } from "../program/lines.ts";
import { registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { witnessKey } from "../program/verifier-keys.ts";
import { statusOfFolder, type WitnessStatus, witnessStatusText } from "./witness-status.ts";

export interface WitnessAddFlags extends AuthorFlags {
  /** Verifier key of the witness, or `@FILE`. */
  readonly key: string;
  readonly url: string;
  readonly operator: string;
  readonly quorum?: QuorumWish | undefined;
}

export interface AddedWitness {
  readonly name: string;
  /** Absent where the register had recorded it before. */
  readonly receipt?: Receipt;
  readonly policyPath: string;
  readonly status: WitnessStatus;
}

/**
 * Records a witness and puts it into the register's policy. Given again after an interruption it does what is
 * left to do.
 */
export async function addWitness(
  name: string,
  flags: WitnessAddFlags,
  around: Surroundings,
): Promise<AddedWitness> {
  if (!/^[\p{L}\p{N}._-]{1,60}$/u.test(name) || reservedNames.includes(name)) {
    throw new ScelleError("witness.bad-name", { name: name.slice(0, 60) });
  }
  const key = await witnessKey(flags.key);
  const url = witnessAddress(flags.url).href.replace(/\/$/, "");
  const folder = registerFolderOf(flags, around.env);
  const disk = nodeDisk(folder);
  const logKey = parseVerifierKey(nodeCrypto, (await readRegisterJson(disk, folder)).logKey);
  const withIt = (policy: Policy | undefined) =>
    policyWithWitness(policy, logKey, { name, key, url }, flags.quorum);
  const receipt = await atRegister(flags, around.env, "witness add", async (desk) => {
    // Whatever is wrong with it is told before anything is recorded.
    withIt(await readPolicy(disk, nodeCrypto));
    const stated = { witnessName: name, verifierKey: key.text, operator: flags.operator };
    const recorded = await desk.append(draftOf({ kind: "witness-added", stated })).catch((cause: unknown) => {
      // The record was made before the policy was: an earlier run of this command was cut off there.
      if (cause instanceof ScelleError && cause.code === "register.witness-known") return undefined;
      throw cause;
    });
    // From here on every publication asks it, that of closing first. Another may have come meanwhile.
    await changePolicy(folder, nodeCrypto, withIt);
    return recorded;
  });
  const status = await statusOfFolder(folder);
  const shared = { name, policyPath: registerPaths.trustPolicy, status };
  return receipt === undefined ? shared : { ...shared, receipt };
}

export function addedWitnessText({ name, policyPath, status }: AddedWitness, language: Language): string {
  return (
    page(words[language].added(name, policyPath), words[language].copy, "") +
    witnessStatusText(status, language)
  );
}

/** Words of a policy, and the name of the group that we keep in it. */
const reservedNames: readonly string[] = ["none", "enough"];

const words = {
  en: {
    added: (name: string, path: string) => `The witness ${name} is recorded, and stands in ${path}.`,
    copy: "Give a copy of that file to whoever is to verify the register: the one in its folder judges itself.",
  },
  fr: {
    added: (name: string, path: string) => `Le témoin ${name} est enregistré, et figure dans ${path}.`,
    copy: "Remettez une copie de ce fichier à qui doit vérifier le registre : celui de son dossier se juge lui-même.",
  },
} as const;
