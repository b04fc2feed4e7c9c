// SPDX-License-Identifier: Apache-2.0

/** What somebody says speaks for the defence. */
export const favourableWords = {
  en: {
    title: "Marked as favourable to the defence",
    lead: "The file that is handed over counts them, and says who marked and who removed a mark.",
    none: "No record is marked.",
    record: "Record",
    by: "Marked by",
    why: "Why",
    state: "State",
    stands: "stands",
    removedBy: "removed by",
    mark: "Mark as favourable",
    remove: "Remove the mark",
    cancel: "Leave it",
    record1: "Record the mark",
    record2: "Record the removal",
    help: "It is recorded in your name, and stays on record if somebody removes it.",
  },
  fr: {
    title: "Signalé à décharge",
    lead: "Le dossier remis les compte, et dit qui a signalé et qui a retiré un signalement.",
    none: "Aucun acte n’est signalé.",
    record: "Acte",
    by: "Signalé par",
    why: "En quoi",
    state: "État",
    stands: "tient",
    removedBy: "retiré par",
    mark: "Signaler à décharge",
    remove: "Retirer le signalement",
    cancel: "Y renoncer",
    record1: "Consigner le signalement",
    record2: "Consigner le retrait",
    help: "Consigné en votre nom, il reste au registre même si quelqu’un le retire.",
  },
};
