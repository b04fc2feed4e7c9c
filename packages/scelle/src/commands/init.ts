// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { base64url, type Language, type Predecessor, type Signer } from "@scelle/core";
import {
  createIdentity,
  defaultIdentityPath,
  type Founded,
  type Founding,
  found,
  generateEvidenceIdentity,
  nodeDisk,
  readIdentity,
  readRegisterJson,
  type Succeeding,
  succeed,
} from "@scelle/register";
import { valueOrFile } from "../program/field-values.ts";
import { columns, page } from "../program/lines.ts";
import { readTextFile } from "../program/read-text-file.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { writeNewFile } from "../program/write-new-file.ts";
import { readKnown } from "./anchor.ts";
import { recoverySheetText, sheetFile } from "./recovery-sheet.ts";

export interface InitOptions {
  readonly folder: string;
  readonly origin: string;
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  /** Name or office of whoever founds the register. */
  readonly founder?: string | undefined;
  /** `age1…` of an identity that is kept elsewhere; without it one is made. */
  readonly recovery?: string | undefined;
  /** File of the founder's signing key; made if it is not there. */
  readonly identity?: string | undefined;
  readonly keys?: string | undefined;
  readonly exercise?: boolean | undefined;
  /** Folder of a register that lost entries for good: it is closed, and this one follows it. */
  readonly succeeds?: string | undefined;
  /** Folder of the online keys of that one. */
  readonly succeedsKeys?: string | undefined;
  /** Kept outside of that one: files, or `SIZE:ROOT`. */
  readonly anchor?: readonly string[] | undefined;
  /** Take a size that nobody signed too. */
  readonly acceptUnsigned?: boolean | undefined;
}

export interface InitResult {
  readonly folder: string;
  readonly origin: string;
  readonly logKey: string;
  readonly keyFolder: string;
  /** The founder as a person of the register. */
  readonly personRef: string;
  readonly publicKey: string;
  readonly identityPath: string;
  readonly recoveryRecipient: string;
  /** `SIZE:ROOT` of the first checkpoint. */
  readonly fingerprint: string;
  readonly sheetPath: string;
  /** Whether the sheet holds a secret that has to leave the folder. */
  readonly sheetIsSecret: boolean;
  readonly sheet: string;
  readonly exercise: boolean;
  /** Only of a register that follows another: what its founding says of that one. */
  readonly predecessor?: Predecessor;
  readonly old?: string;
}

/**
 * Founds a register, and writes the sheet from which it can be recovered. Refused, it leaves nothing
 * behind.
 */
export async function foundRegister(options: InitOptions, around: Surroundings): Promise<InitResult> {
  if (options.succeeds !== undefined) return await foundSuccessor(options, options.succeeds, around);
  const made = options.recovery === undefined ? await generateEvidenceIdentity() : undefined;
  const recoveryRecipient =
    options.recovery === undefined ? made?.recipient : await valueOrFile(options.recovery);
  const signing = await founderOf(options, around);
  const founding: Founding = {
    ...commonOf(options, signing, around),
    title: options.title ?? options.origin,
    bodyName: options.body ?? options.origin,
    recoveryRecipient: recoveryRecipient ?? "",
    isExercise: options.exercise === true,
  };
  const founded = await found(founding).catch(signing.takeBack);
  const sheet = await writeSheet(founding, founded, made?.identity, around.language).catch(
    async (error: unknown) => {
      // Without its sheet nobody could ever recover it, and nothing stands in it yet: it is not founded.
      await rm(founding.folder, { recursive: true, force: true });
      throw error;
    },
  );
  return { ...resultOf(founding, founded, signing), ...sheet, sheetIsSecret: made !== undefined };
}

export function foundedText(result: InitResult, language: Language): string {
  const say = words[language];
  const next = nextOf(result, language);
  return page(
    result.sheet.trimEnd(),
    "",
    say.founded(result.origin, result.folder),
    ...followed(result, language),
    columns([
      [say.person, `${result.personRef}`],
      [say.publicKey, result.publicKey],
      [say.signingKey, result.identityPath],
      [say.onlineKeys, result.keyFolder],
      [say.sheet, result.sheetPath],
    ]),
    "",
    next,
  );
}

/** Given again after an interruption, the same command finishes what it began. */
async function foundSuccessor(options: InitOptions, old: string, around: Surroundings): Promise<InitResult> {
  const signing = await founderOf(options, around);
  const { title, body, recovery } = options;
  const succeeding: Succeeding = {
    ...commonOf(options, signing, around),
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { bodyName: body }),
    ...(recovery === undefined ? {} : { recoveryRecipient: await valueOrFile(recovery) }),
  };
  const known = (logKey: string) => readKnown(options.anchor ?? [], logKey);
  const oldKeys = options.succeedsKeys === undefined ? {} : { keyFolder: resolve(options.succeedsKeys) };
  const acceptsUnsigned = options.acceptUnsigned === true;
  const lossy = { folder: resolve(old), known, acceptsUnsigned, ...oldKeys };
  const founded = await succeed(succeeding, lossy).catch(async (error: unknown) => {
    // Where the old register is closed, its end names this key: the same command again needs it.
    if (await isOpen(lossy.folder)) await signing.takeBack(error);
    throw error;
  });
  const { recoveryRecipient, predecessor } = founded;
  const founding = { ...succeeding, recoveryRecipient };
  const sheet = await writeSheet(founding, founded, undefined, around.language);
  return {
    ...resultOf(founding, founded, signing),
    ...sheet,
    sheetIsSecret: false,
    predecessor,
    old: resolve(old),
  };
}

async function isOpen(folder: string): Promise<boolean> {
  const document = await readRegisterJson(nodeDisk(folder), folder).catch(() => undefined); // No register.
  return document?.successor === undefined;
}

interface Founder {
  readonly identityPath: string;
  readonly signer: Signer;
  /** Removes a signing key that was made for a founding which did not come about. */
  takeBack(error: unknown): Promise<never>;
}

/** A person has one signing key for all registers: the one that is there is used. */
async function founderOf(options: InitOptions, around: Surroundings): Promise<Founder> {
  const identityPath = resolve(options.identity ?? defaultIdentityPath(around.env));
  const hadKey = existsSync(identityPath);
  const signer = hadKey ? await readIdentity(identityPath) : await createIdentity(identityPath);
  const takeBack = async (error: unknown): Promise<never> => {
    if (!hadKey) await rm(identityPath, { force: true });
    throw error;
  };
  return { identityPath, signer, takeBack };
}

function commonOf(options: InitOptions, { signer }: Founder, around: Surroundings) {
  return {
    folder: resolve(options.folder),
    origin: options.origin,
    founderName: options.founder ?? words[around.language].founder,
    founder: signer,
    ...(options.keys === undefined ? {} : { keyFolder: resolve(options.keys) }),
  };
}

function resultOf(
  { folder, founder, recoveryRecipient }: Pick<Founding, "folder" | "founder" | "recoveryRecipient">,
  { origin, logKey, keyFolder, personRef, isExercise: exercise }: Founded,
  { identityPath }: Founder,
) {
  const keys = {
    logKey,
    keyFolder,
    publicKey: base64url(founder.publicKey),
    identityPath,
    recoveryRecipient,
  };
  return { folder, origin, personRef, exercise, ...keys };
}

function nextOf({ sheetIsSecret, exercise, sheetPath, old, folder }: InitResult, language: Language): string {
  const say = words[language];
  if (old !== undefined) return say.verifyBoth(folder, old);
  return sheetIsSecret && !exercise ? say.moveOut(sheetPath) : say.goOn;
}

function followed({ predecessor, old }: InitResult, language: Language): string[] {
  if (predecessor === undefined || old === undefined) return [];
  const { logKey, size, knownSize } = predecessor;
  return [
    words[language].follows(logKey.split("+")[0] ?? "", old),
    words[language].lost(size, knownSize),
    "",
  ];
}

async function writeSheet(
  { folder, recoveryRecipient }: Pick<Founding, "folder" | "recoveryRecipient">,
  { origin, logKey, keyFolder, checkpoint }: Founded,
  identity: string | undefined,
  language: Language,
): Promise<{ sheet: string; sheetPath: string; fingerprint: string }> {
  const recovery = { origin, logKey, keyFolder, checkpoint, recoveryRecipient, identity };
  const { text: sheet, fingerprint } = recoverySheetText(recovery, language);
  const sheetPath = join(folder, sheetFile);
  // After an interruption the same sheet may be there already.
  if (!existsSync(sheetPath) || (await readTextFile(sheetPath)) !== sheet)
    await writeNewFile(sheetPath, sheet);
  return { sheet, sheetPath, fingerprint };
}

const words = {
  en: {
    founder: "Founder",
    founded: (origin: string, folder: string) => `Register ${origin} is founded in ${folder}.`,
    person: "you in the register",
    publicKey: "your public key",
    signingKey: "your signing key",
    onlineKeys: "the register’s keys",
    sheet: "recovery sheet",
    moveOut: (path: string) =>
      `Now print ${path} and move it out of the register:\n` +
      "until then the register takes nothing in, because the key to its recovery lies inside it.",
    follows: (origin: string, folder: string) =>
      `It follows ${origin} in ${folder}, which is closed for good.`,
    lost: (from: number, to: number) =>
      `Lost of it, as the founding record says: ${to - from} entries, from ${from} to before ${to}.`,
    verifyBoth: (folder: string, old: string) =>
      `Next: \`scelle verify ${folder} --predecessor ${old}\` shows both as one chain.\n` +
      "Give it with --predecessor-anchor what was kept outside.",
    goOn: "Next: `scelle record --help` lists what can be recorded.",
  },
  fr: {
    founder: "Fondateur",
    founded: (origin: string, folder: string) => `Le registre ${origin} est fondé dans ${folder}.`,
    person: "vous dans le registre",
    publicKey: "votre clé publique",
    signingKey: "votre clé de signature",
    onlineKeys: "clés du registre",
    sheet: "fiche de reprise",
    moveOut: (path: string) =>
      `Imprimez maintenant ${path} et sortez-la du registre :\n` +
      "jusque-là le registre n’accepte rien, car la clé de sa reprise s’y trouve.",
    follows: (origin: string, folder: string) =>
      `Il succède à ${origin} dans ${folder}, qui est clos pour toujours.`,
    lost: (from: number, to: number) =>
      `Perdu de celui-ci, selon l’acte de fondation : ${to - from} entrées, de ${from} jusqu’avant ${to}.`,
    verifyBoth: (folder: string, old: string) =>
      `Ensuite : \`scelle verify ${folder} --predecessor ${old}\` montre les deux en une chaîne.\n` +
      "Donnez-lui par --predecessor-anchor ce qui fut gardé dehors.",
    goOn: "Ensuite : `scelle record --help` énumère ce qui peut être enregistré.",
  },
} as const;
