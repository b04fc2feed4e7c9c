// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { ageRecipient, legalReference, listOf, origin, reference, text, verifierKey } from "../values.ts";

export const caseTransferred = defineKind({
  kind: "case-transferred",
  version: 1,
  group: "case",
  title: { en: "Case given to another register", fr: "Affaire transmise à un autre registre" },
  about: {
    en:
      "From here on the case is conducted in the register that is named: nothing is recorded in it here but that the " +
      "other has it, that the transfer is withdrawn before, looks, exports, and what becomes of things still held here. " +
      "The place of this record in the chain of the case is the point from which the other goes on.",
    fr:
      "Dès lors l’affaire est conduite dans le registre désigné : ici ne sont plus consignés que sa réception par l’autre, " +
      "le retrait avant celle-ci, les lectures, les exports et le sort des objets encore détenus. La place de cet acte dans " +
      "la chaîne de l’affaire est le point d’où l’autre continue.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    toOrigin: stated(origin, {
      label: { en: "Register it goes to", fr: "Registre destinataire" },
      fixed: true,
      source: "C2SP tlog-checkpoint",
    }),
    toLogKey: stated(verifierKey, {
      label: { en: "Key of that register’s log", fr: "Clé du journal de ce registre" },
      fixed: true,
      source: "C2SP signed-note",
    }),
    toBodyRef: stated(reference("body"), {
      label: { en: "Body that keeps it", fr: "Service qui le tient" },
      fixed: true,
    }),
    toRecipients: stated(listOf(ageRecipient, 16), {
      label: { en: "Whom the bundle is encrypted to", fr: "Destinataires du chiffrement de la liasse" },
      fixed: true,
      source: "age-encryption.org/v1",
    }),
    decidedBy: stated(text(200), { label: { en: "Decided by", fr: "Décidé par" }, words: true }),
    reason: stated(text(2_000), { label: { en: "Reason", fr: "Motif" }, words: true }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
  },
});
