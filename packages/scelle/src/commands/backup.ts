// SPDX-License-Identifier: Apache-2.0
import { join, resolve } from "node:path";
import type { Language } from "@scelle/core";
import type { BackedUp } from "@scelle/register";
import { withSession } from "../program/at-register.ts";
import { columns, page } from "../program/lines.ts";
import { sizeText } from "../program/progress-line.ts";
import { type RegisterFlags, registerFolderOf } from "../program/register-folder.ts";
import type { Surroundings } from "../program/surroundings.ts";

export interface BackupResult extends BackedUp {
  readonly destination: string;
}

/** Copies the register, adding to an earlier backup of it. */
export async function backupTo(
  name: string,
  flags: RegisterFlags,
  around: Surroundings,
): Promise<BackupResult> {
  const destination = resolve(name);
  const folder = registerFolderOf(flags, around.env);
  const done = await withSession(folder, flags, "backup", (session) => session.backup(destination));
  return { destination, ...done };
}

export function backupText(
  { destination, size, fileCount, copiedBytes }: BackupResult,
  language: Language,
): string {
  const say = words[language];
  return page(
    say.done(size, destination),
    columns([
      ["register/", say.longLived],
      ["keys-short-lived/", say.shortLived],
      [say.copied, say.amount(fileCount, sizeText(copiedBytes))],
    ]),
    "",
    say.restore,
    `  scelle restore ${destination} ${join(destination, "..", "RESTORED")} --identity RECOVERY-IDENTITY-FILE`,
  );
}

const words = {
  en: {
    done: (size: number, destination: string) =>
      `The register with its ${size} entries is copied to ${destination}.`,
    longLived: "log, encrypted records, sealed evidence; may be kept for ever",
    shortLived: "keys of the records; replace with every backup, delete in time, or erasure is undone",
    copied: "copied now",
    amount: (files: number, bytes: string) => `${files} files, ${bytes}`,
    restore: "To restore it, with the identity from the recovery sheet:",
  },
  fr: {
    done: (size: number, destination: string) =>
      `Le registre et ses ${size} entrées sont copiés dans ${destination}.`,
    longLived: "journal, actes chiffrés, pièces scellées ; à garder sans limite",
    shortLived:
      "clés des actes ; à remplacer à chaque sauvegarde et supprimer à temps, sinon l’effacement est annulé",
    copied: "copié cette fois",
    amount: (files: number, bytes: string) => `${files} fichiers, ${bytes}`,
    restore: "Pour le rétablir, avec l’identité de la fiche de reprise :",
  },
} as const;
