// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { sealedObjectFields } from "../sealed-object.ts";
import { foreignIndex, foreignLeaf, foreignReceipt, foreignRef } from "../transfer-fields.ts";
import { ageRecipient, listOf, origin, text, verifierKey } from "../values.ts";

export const caseReceived = defineKind({
  kind: "case-received",
  version: 1,
  group: "case",
  title: { en: "Case received from another register", fr: "Affaire reçue d’un autre registre" },
  about: {
    en:
      "A case that another register gave away goes on here: this record is the first of it, names the entry that gave it " +
      "away, and carries that entry with its proof. The bundle that came with it was checked and lies sealed in the " +
      "vault. Its author is the first lead here. What the other register recorded is that register’s word.",
    fr:
      "Une affaire transmise par un autre registre continue ici : cet acte en est le premier, désigne l’entrée qui l’a " +
      "transmise et la porte avec sa preuve. La liasse jointe a été contrôlée et repose scellée au coffre. Son auteur " +
      "est ici le premier directeur. Ce que l’autre registre a consigné n’engage que lui.",
  },
  founds: "case",
  isOfRegister: true,
  isSealedByAuthor: true,
  shape: {
    number: stated(text(80), { label: { en: "Case number", fr: "Numéro d’affaire" }, words: true }),
    title: stated(text(300), { label: { en: "Title", fr: "Intitulé" }, words: true }),
    recipients: stated(listOf(ageRecipient, 16, 0), {
      label: { en: "Evidence recipients", fr: "Destinataires des scellés" },
      fixed: true,
    }),
    sourceOrigin: stated(origin, {
      label: { en: "Register it comes from", fr: "Registre d’origine" },
      fixed: true,
      source: "C2SP tlog-checkpoint",
    }),
    sourceLogKey: stated(verifierKey, {
      label: { en: "Key of that register’s log", fr: "Clé du journal de ce registre" },
      fixed: true,
      source: "C2SP signed-note",
    }),
    sourceCaseRef: foreignRef("Case in that register", "Affaire dans ce registre"),
    headIndex: foreignIndex("Its entry that gave the case away", "Son entrée qui a transmis l’affaire"),
    headSeq: foreignIndex("Number of that entry in the case", "Numéro de cette entrée dans l’affaire"),
    headLeaf: foreignLeaf("Leaf hash of that entry", "Empreinte de cette entrée"),
    transferReceipt: foreignReceipt,
    ...sealedObjectFields,
  },
});
