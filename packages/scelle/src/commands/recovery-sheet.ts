// SPDX-License-Identifier: Apache-2.0
import { hex, type Language, parseCheckpoint } from "@scelle/core";
import { columns, page, wrapped } from "../program/lines.ts";

/** Name of the sheet in the register's folder, until somebody moves it out. */
export const sheetFile = "recovery-sheet.txt";

export interface RecoverySheet {
  readonly origin: string;
  readonly logKey: string;
  readonly keyFolder: string;
  /** Text of the first signed checkpoint. */
  readonly checkpoint: string;
  readonly recoveryRecipient: string;
  /** Undefined where the identity is kept by somebody who gave only its recipient. */
  readonly identity: string | undefined;
}

const lineLength = 78;
const rule = "─".repeat(lineLength);

/** One page to print: what recovers the register, and what shows that it was not rewritten. */
export function recoverySheetText(
  sheet: RecoverySheet,
  language: Language,
): { readonly text: string; readonly fingerprint: string } {
  const say = words[language];
  const { size, root } = parseCheckpoint(`${sheet.checkpoint.split("\n\n")[0]}\n`);
  const fingerprint = `${size}:${hex(root)}`;
  const text = page(
    rule,
    say.title,
    sheet.origin,
    rule,
    "",
    ...paragraphs(say.purpose(sheet.identity !== undefined)),
    columns([
      [say.identity, sheet.identity ?? say.elsewhere],
      [say.recipient, sheet.recoveryRecipient],
      [say.logKey, sheet.logKey],
      [say.fingerprint, grouped(size, hex(root))],
    ]).flatMap((line) => [line, ""]),
    ...paragraphs(say.keep(sheet.keyFolder)),
    ...paragraphs([say.check]),
    `  scelle verify DIR --key '${sheet.logKey}' \\`,
    `    --anchor ${fingerprint}`,
    "",
    rule,
  );
  return { text, fingerprint };
}

function paragraphs(texts: readonly string[]): string[][] {
  return texts.map((text) => [...wrapped(text, lineLength), ""]);
}

/** In groups of eight, so that it can be read out and typed. */
function grouped(size: number, rootHex: string): string {
  const groups = rootHex.match(/.{8}/g) ?? [];
  const hanging = " ".repeat(`${size}:`.length);
  return `${size}:${groups.slice(0, 4).join(" ")}\n${hanging}${groups.slice(4).join(" ")}`;
}

const words = {
  en: {
    title: "RECOVERY SHEET OF THE REGISTER",
    identity: "Recovery identity",
    elsewhere: "kept by whoever gave the recipient below",
    recipient: "Recovery recipient",
    logKey: "Verifier key of the log",
    fingerprint: "First checkpoint",
    purpose: (hasIdentity: boolean) => [
      "Print this page, keep it where the register is not, and show it to nobody who need not see it.",
      hasIdentity
        ? "The recovery identity restores the register’s own keys from a backup, and opens every object that was sealed for a case. Whoever has this page and a copy of the register can read all of it."
        : "The recovery identity restores the register’s own keys from a backup, and opens every object that was sealed for a case. It does not stand on this page.",
    ],
    keep: (keyFolder: string) => [
      "Keep outside the register: this page; a backup (`scelle backup`) on a machine that others administer; the newest checkpoint (log/checkpoint) or the receipts of your acts. A deleted tail and a rewritten history show only against what was kept outside.",
      `The register’s online keys lie in ${keyFolder}. A backup holds them only sealed to the recovery identity.`,
    ],
    check: "To check the register, or a copy of it, against this page:",
  },
  fr: {
    title: "FICHE DE REPRISE DU REGISTRE",
    identity: "Identité de reprise",
    elsewhere: "tenue par qui a donné le destinataire ci-dessous",
    recipient: "Destinataire de reprise",
    logKey: "Clé de vérification du journal",
    fingerprint: "Premier point de contrôle",
    purpose: (hasIdentity: boolean) => [
      "Imprimez cette page, gardez-la là où le registre n’est pas, et ne la montrez à personne qui n’a pas à la voir.",
      hasIdentity
        ? "L’identité de reprise rétablit les clés propres du registre depuis une sauvegarde et ouvre tout objet scellé pour une affaire. Qui détient cette page et une copie du registre peut tout lire."
        : "L’identité de reprise rétablit les clés propres du registre depuis une sauvegarde et ouvre tout objet scellé pour une affaire. Elle ne figure pas sur cette page.",
    ],
    keep: (keyFolder: string) => [
      "À garder hors du registre : cette page ; une sauvegarde (`scelle backup`) sur une machine administrée par d’autres ; le dernier point de contrôle (log/checkpoint) ou les reçus de vos actes. Une fin supprimée ou un historique réécrit ne se voient qu’en face de ce qui fut gardé dehors.",
      `Les clés en ligne du registre sont dans ${keyFolder}. Une sauvegarde ne les contient que scellées pour l’identité de reprise.`,
    ],
    check: "Pour vérifier le registre, ou une copie, face à cette page :",
  },
} as const;
