// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import {
  base64url,
  type Draft,
  ed25519Type,
  encodeRegisterJson,
  formatVerifierKey,
  formatVersionOpen,
  foundingEntryText,
  isKeyName,
  type Predecessor,
  parseBase64url,
  type RegisterJson,
  registerPaths,
  ScelleError,
  type Signer,
} from "@scelle/core";
import { diskError } from "./disk/disk-error.ts";
import { makeFolders } from "./disk/make-folders.ts";
import { nodeDisk, syncFolder } from "./disk/node-disk.ts";
import { createKeyRing, generateKeyRing, type KeyRing, removeKeyRing } from "./keys/key-ring.ts";
import { ed25519Signer, nodeCrypto } from "./keys/node-crypto.ts";
import { defaultKeyFolder } from "./keys/places.ts";
import { sealKeyRing } from "./keys/recovery.ts";
import { foundingRegister } from "./open-register.ts";
import { signDraft } from "./sign-draft.ts";
import { assertRecipient } from "./vault/evidence-identity.ts";

export interface Founding {
  readonly folder: string;
  /** The log's name: like a URL without its scheme, such as `inspectorate.example/register`. */
  readonly origin: string;
  readonly title: string;
  readonly bodyName: string;
  /** Name or office. */
  readonly founderName: string;
  readonly founder: Signer;
  /** `age1…` of the offline identity that opens what the register's own keys are sealed to. */
  readonly recoveryRecipient: string;
  readonly keyFolder?: string;
  readonly isExercise?: boolean;
  readonly now?: () => number;
}

export interface Founded {
  readonly origin: string;
  readonly logKey: string;
  readonly keyFolder: string;
  /** The founder as a person of the register. */
  readonly personRef: string;
  readonly checkpoint: string;
  readonly isExercise: boolean;
}

/**
 * Founds a register: its keys, its folder, its first two records. All or nothing: the folder is built
 * beside its place and gets its name last.
 * @throws ScelleError("register.folder-taken" | "register.bad-origin" | "recipient.invalid" | "key.exists"
 *   | …)
 */
export async function found(founding: Founding): Promise<Founded> {
  return await foundWith(founding, undefined);
}

/** What a founding that ends another register does beside. */
export interface Ending {
  readonly succeeds: Predecessor;
  /** Ends the other register, when everything of the new one is durable under its hidden name. */
  end(building: string, document: RegisterJson, ring: KeyRing): Promise<void>;
  /** Whether the other one has ended in favour of this log: then nothing of it is taken back. */
  hasEnded(logKey: string): Promise<boolean>;
}

export async function foundWith(founding: Founding, ending: Ending | undefined): Promise<Founded> {
  const { origin, founder } = founding;
  const folder = resolve(founding.folder);
  if (!isKeyName(origin) || !/^[a-z0-9][a-z0-9./_-]{2,199}$/i.test(origin) || origin.endsWith("/")) {
    throw new ScelleError("register.bad-origin", { origin });
  }
  await assertRecipient(founding.recoveryRecipient);
  await assertFree(folder);
  const ring = generateKeyRing();
  const logKey = formatVerifierKey(nodeCrypto, origin, ed25519Type, ed25519Signer(ring.log).publicKey);
  const keyFolder = founding.keyFolder ?? defaultKeyFolder(process.env, origin, logKey);
  const building = join(dirname(folder), `${buildingName(folder)}${process.pid}`);
  await makeFolder(dirname(folder));
  await createKeyRing(keyFolder, ring);
  let isNamed = false;
  try {
    const drafts = foundingDrafts(founding, base64url(founder.publicKey), ring, ending?.succeeds);
    const { checkpoint, document } = await build(building, founding, { ring, logKey, keyFolder }, drafts);
    await ending?.end(building, document, ring);
    await rename(building, folder);
    isNamed = true;
    await syncFolder(dirname(folder));
    const personRef = drafts.person.draftId;
    return { origin, logKey, keyFolder, personRef, checkpoint, isExercise: founding.isExercise === true };
  } catch (cause) {
    if ((await ending?.hasEnded(logKey)) === true) throw cause; // The same command again finishes it.
    // The keys go last: a register that could not be taken away again keeps them.
    await rm(isNamed ? folder : building, { recursive: true, force: true });
    await removeKeyRing(keyFolder);
    throw isOfSystem(cause) ? diskError(basename(folder), cause) : cause;
  }
}

/** The hidden name under which a register is founded beside its place. */
export function buildingName(folder: string): string {
  return `.${basename(folder)}.founding-`;
}

interface FoundingKeys {
  readonly ring: KeyRing;
  readonly logKey: string;
  readonly keyFolder: string;
}

interface FoundingDrafts {
  readonly founded: Draft;
  readonly person: Draft;
}

async function build(
  building: string,
  { origin, founder, recoveryRecipient, now }: Founding,
  { ring, logKey, keyFolder }: FoundingKeys,
  { founded, person }: FoundingDrafts,
): Promise<{ checkpoint: string; document: RegisterJson }> {
  await makeFolder(building);
  const disk = nodeDisk(building);
  await disk.replace(registerPaths.recovery, await sealKeyRing(ring, [recoveryRecipient]));
  const register = await foundingRegister({ folder: building, origin, logKey, keyFolder, ring, now });
  try {
    const author = founded.draftId;
    const first = await register.appendFounding(await signDraft(origin, founded, founder), author);
    await register.appendFounding(await signDraft(origin, person, founder), author);
    const { checkpoint } = await register.publish();
    const foundingEntry = foundingEntryText(parseBase64url(first.leafHash, "leaf hash", 32));
    const registerJson = { formatVersion: formatVersionOpen, origin, logKey, foundingEntry } as const;
    await disk.replace(registerPaths.registerJson, encodeRegisterJson(registerJson));
    return { checkpoint, document: registerJson };
  } finally {
    await register.close();
  }
}

function foundingDrafts(
  founding: Founding,
  founderKey: string,
  ring: KeyRing,
  succeeds: Predecessor | undefined,
): FoundingDrafts {
  const { origin, title, bodyName, founderName, recoveryRecipient } = founding;
  const registerKey = base64url(ed25519Signer(ring.act).publicKey);
  const stated = { origin, title, bodyName, founderName, founderKey, registerKey, recoveryRecipient };
  const founded: Draft = {
    draftId: randomUUID(),
    kind: "register-founded",
    version: 3,
    stated: {
      ...stated,
      safeguards: "walls-and-two-persons",
      ...(founding.isExercise === true ? { isExercise: true } : {}),
      ...(succeeds === undefined ? {} : { succeeds }),
    },
  };
  const person: Draft = {
    draftId: randomUUID(),
    kind: "person-registered",
    version: 1,
    stated: { name: founderName, role: "administrator", publicKey: founderKey },
  };
  return { founded, person };
}

async function makeFolder(path: string): Promise<void> {
  await makeFolders(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOSPC") throw new ScelleError("disk.full", { path }, { cause });
    throw new ScelleError("disk.read-only", { path }, { cause });
  });
}

async function assertFree(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const names = await readdir(folder).catch(() => undefined); // A file, or not readable: taken either way.
  if (names === undefined || names.length > 0) throw new ScelleError("register.folder-taken", { folder });
}

function isOfSystem(cause: unknown): boolean {
  return cause instanceof Error && "syscall" in cause;
}
