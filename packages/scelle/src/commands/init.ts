// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { base64url, type Language, type Signer } from "@scelle/core";
import {
  createIdentity,
  defaultIdentityPath,
  found,
  generateEvidenceIdentity,
  readIdentity,
} from "@scelle/register";
import { columns, page } from "../program/lines.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { writeNewFile } from "../program/write-new-file.ts";
import { type RecoverySheet, recoverySheetText, sheetFile } from "./recovery-sheet.ts";

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

/** Founds a register, and writes the sheet from which it can be recovered. */
export async function foundRegister(options: InitOptions, around: Surroundings): Promise<InitResult> {
  const folder = resolve(options.folder);
  const identityPath = resolve(options.identity ?? defaultIdentityPath(around.env));
  const made = options.recovery === undefined ? await generateEvidenceIdentity() : undefined;
  const recoveryRecipient = options.recovery ?? made?.recipient ?? "";
  const founder = await founderKey(identityPath);
  const founded = await found({
    folder,
    origin: options.origin,
    title: options.title ?? options.origin,
    bodyName: options.body ?? options.origin,
    founderName: options.founder ?? words[around.language].founder,
    founder,
    recoveryRecipient,
    ...(options.keys === undefined ? {} : { keyFolder: resolve(options.keys) }),
    isExercise: options.exercise === true,
  });
  const { origin, logKey, keyFolder, personRef, checkpoint } = founded;
  const recovery: RecoverySheet = {
    origin,
    logKey,
    keyFolder,
    checkpoint,
    recoveryRecipient,
    identity: made?.identity,
  };
  const { text: sheet, fingerprint } = recoverySheetText(recovery, around.language);
  const sheetPath = join(folder, sheetFile);
  await writeNewFile(sheetPath, sheet);
  return {
    folder,
    origin,
    logKey,
    keyFolder,
    personRef,
    publicKey: base64url(founder.publicKey),
    identityPath,
    recoveryRecipient,
    fingerprint,
    sheetPath,
    sheetIsSecret: made !== undefined,
    sheet,
    exercise: founded.isExercise,
  };
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

/** A person has one signing key for all registers: the one that is there is used. */
async function founderKey(path: string): Promise<Signer> {
  return existsSync(path) ? await readIdentity(path) : await createIdentity(path);
}

const words = {
  en: {
    founder: "Founder",
    founded: (origin: string, folder: string) => `Register ${origin} is founded in ${folder}.`,
    person: "you, as a person of it",
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
    person: "vous, comme personne",
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
