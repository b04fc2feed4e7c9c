// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { base64url, type Language, ScelleError } from "@scelle/core";
import {
  createIdentity,
  defaultIdentityPath,
  generateEvidenceIdentity,
  readIdentity,
  recipientOf,
} from "@scelle/register";
import { columns, page } from "../program/lines.ts";
import { readTextFile } from "../program/read-text-file.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { writeNewFile } from "../program/write-new-file.ts";

export interface PersonKey {
  readonly publicKey: string;
  readonly path: string;
  readonly isNew: boolean;
}

/** A person's signing key, made if there is none yet. It never leaves its file. */
export async function personKey(flags: { identity?: string }, around: Surroundings): Promise<PersonKey> {
  const path = resolve(flags.identity ?? defaultIdentityPath(around.env));
  const isNew = !existsSync(path);
  const signer = isNew ? await createIdentity(path) : await readIdentity(path);
  return { publicKey: base64url(signer.publicKey), path, isNew };
}

export function personKeyText({ publicKey, path, isNew }: PersonKey, language: Language): string {
  const say = words[language];
  return page(
    isNew ? say.made : say.found,
    columns([
      [say.file, path],
      [say.key, publicKey],
    ]),
    "",
    say.next,
    `  scelle record person-registered --field name="${say.office}" --field publicKey=${publicKey}`,
  );
}

export interface EvidenceKey {
  /** `age1…` */
  readonly recipient: string;
  readonly path: string;
  readonly recipientPath: string;
  readonly isNew: boolean;
}

/** An age identity that opens what is sealed to its recipient. The register never learns it. */
export async function evidenceKey(flags: { identity?: string }): Promise<EvidenceKey> {
  if (flags.identity === undefined) {
    throw new ScelleError("usage.option-missing", {
      option: "--identity FILE",
      command: "scelle person key --evidence",
    });
  }
  const path = resolve(flags.identity);
  const recipientPath = `${path}.pub`;
  if (existsSync(path)) {
    return { path, recipientPath, recipient: await recipientOf(await readTextFile(path)), isNew: false };
  }
  const { identity, recipient } = await generateEvidenceIdentity();
  const note = "# Scellé: opens evidence that was sealed to its recipient. Keep it away from the register.";
  await writeNewFile(path, `${note}\n# public key: ${recipient}\n${identity}\n`);
  await writeNewFile(recipientPath, `${recipient}\n`);
  return { path, recipientPath, recipient, isNew: true };
}

export function evidenceKeyText(
  { recipient, path, recipientPath, isNew }: EvidenceKey,
  language: Language,
): string {
  const say = words[language];
  return page(
    isNew ? say.evidenceMade : say.evidenceFound,
    columns([
      [say.file, path],
      [say.recipient, recipient],
      [say.recipientFile, recipientPath],
    ]),
  );
}

const words = {
  en: {
    evidenceMade: "An identity for evidence was made. Keep its file, and a copy, away from the register.",
    evidenceFound: "Your identity for evidence:",
    recipient: "recipient",
    recipientFile: "recipient’s file",
    made: "Your signing key was made. Nobody else may read its file, and there is no copy of it.",
    found: "Your signing key:",
    file: "file",
    key: "public key",
    office: "NAME OR OFFICE",
    next: "Hand the public key to an administrator of the register, who admits you with:",
  },
  fr: {
    evidenceMade:
      "Une identité pour les pièces est faite. Gardez son fichier, et une copie, loin du registre.",
    evidenceFound: "Votre identité pour les pièces :",
    recipient: "destinataire",
    recipientFile: "son fichier",
    made: "Votre clé de signature est faite. Nul autre ne peut lire son fichier ; il n’en existe pas de copie.",
    found: "Votre clé de signature :",
    file: "fichier",
    key: "clé publique",
    office: "NOM OU FONCTION",
    next: "Remettez la clé publique à un administrateur du registre, qui vous admet par :",
  },
} as const;
