// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { base64url, type Language } from "@scelle/core";
import {
  createIdentity,
  defaultIdentityPath,
  type Founded,
  type Founding,
  found,
  generateEvidenceIdentity,
  readIdentity,
} from "@scelle/register";
import { valueOrFile } from "../program/field-values.ts";
import { columns, page } from "../program/lines.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { writeNewFile } from "../program/write-new-file.ts";
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
}

/**
 * Founds a register, and writes the sheet from which it can be recovered. Refused, it leaves nothing
 * behind.
 */
export async function foundRegister(options: InitOptions, around: Surroundings): Promise<InitResult> {
  const folder = resolve(options.folder);
  const identityPath = resolve(options.identity ?? defaultIdentityPath(around.env));
  const made = options.recovery === undefined ? await generateEvidenceIdentity() : undefined;
  const recoveryRecipient =
    options.recovery === undefined ? made?.recipient : await valueOrFile(options.recovery);
  const hadKey = existsSync(identityPath);
  // A person has one signing key for all registers: the one that is there is used.
  const founder = hadKey ? await readIdentity(identityPath) : await createIdentity(identityPath);
  const founding: Founding = {
    folder,
    origin: options.origin,
    title: options.title ?? options.origin,
    bodyName: options.body ?? options.origin,
    founderName: options.founder ?? words[around.language].founder,
    founder,
    recoveryRecipient: recoveryRecipient ?? "",
    ...(options.keys === undefined ? {} : { keyFolder: resolve(options.keys) }),
    isExercise: options.exercise === true,
  };
  const founded = await found(founding).catch(async (error: unknown) => {
    if (!hadKey) await rm(identityPath, { force: true });
    throw error;
  });
  const sheet = await writeSheet(founding, founded, made?.identity, around.language).catch(
    async (error: unknown) => {
      // Without its sheet nobody could ever recover it, and nothing stands in it yet: it is not founded.
      await rm(folder, { recursive: true, force: true });
      throw error;
    },
  );
  const { origin, logKey, keyFolder, personRef, isExercise: exercise } = founded;
  const publicKey = base64url(founder.publicKey);
  const keys = { logKey, keyFolder, publicKey, identityPath, recoveryRecipient: founding.recoveryRecipient };
  return { folder, origin, personRef, exercise, ...keys, ...sheet, sheetIsSecret: made !== undefined };
}

export function foundedText(result: InitResult, language: Language): string {
  const say = words[language];
  const next = result.sheetIsSecret && !result.exercise ? say.moveOut(result.sheetPath) : say.goOn;
  return page(
    result.sheet.trimEnd(),
    "",
    say.founded(result.origin, result.folder),
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

async function writeSheet(
  { folder, recoveryRecipient }: Founding,
  { origin, logKey, keyFolder, checkpoint }: Founded,
  identity: string | undefined,
  language: Language,
): Promise<{ sheet: string; sheetPath: string; fingerprint: string }> {
  const recovery = { origin, logKey, keyFolder, checkpoint, recoveryRecipient, identity };
  const { text: sheet, fingerprint } = recoverySheetText(recovery, language);
  const sheetPath = join(folder, sheetFile);
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
    goOn: "Ensuite : `scelle record --help` énumère ce qui peut être enregistré.",
  },
} as const;
