// SPDX-License-Identifier: Apache-2.0

export const recordWords = {
  en: {
    title: "Record",
    lead: "What you record is signed with your key and stays. A mistake is mended by a correction that shows both.",
    sealed: "measured when sealed: by the command line",
    unknown: "There is no record kind of this name.",
    unknownTitle: "Unknown kind",
    measured:
      "Part of this record is measured from sealed bytes, which this page cannot read. Seal with the command line:",
    choose: "Record something else",
    back: "Back to the case",
    backToFile: "Back to the file",
    backToExhibit: "Back to the exhibit",
  },
  fr: {
    title: "Consigner",
    lead: "Ce que vous consignez est signé de votre clé et demeure. Une erreur se répare par une rectification qui montre les deux.",
    sealed: "mesuré lors de la mise sous scellé : en ligne de commande",
    unknown: "Aucun type d’acte ne porte ce nom.",
    unknownTitle: "Type inconnu",
    measured:
      "Une partie de cet acte se mesure sur des octets scellés, que cette page ne peut lire. Scellez en ligne de commande :",
    choose: "Consigner autre chose",
    back: "Retour à l’affaire",
    backToFile: "Revenir au dossier",
    backToExhibit: "Retour au scellé",
  },
};
