// SPDX-License-Identifier: Apache-2.0

export const exportWords = {
  en: {
    title: "Export file",
    lead: "A second way out if this device fails: the search and its sealed photographs in one encrypted file.",
    passphrase: "Passphrase",
    passphraseHelp: "Twelve signs at least; whoever reads the file in again needs it. It is kept nowhere.",
    withWords: "Save for this passphrase",
    withRecipients: "Save for the recipients of the case",
    recipientsHelp: "Only their identities open that file, with age; it cannot be read in here.",
    saving: "Being encrypted",
    readIn: "Read in an export file",
    readInHelp: "Brought in from two devices, a search is recorded once all the same.",
    file: "File",
    read: "Read in",
    reading: "Being opened",
    added: (place: string) => `The search of ${place} is on this device now.`,
    isHere: (place: string) => `The search of ${place} is on this device already: that one stays as it is.`,
    unfit: "This file does not open: another passphrase, or no export file of a search. Check both.",
  },
  fr: {
    title: "Fichier d’export",
    lead: "Une seconde issue si cet appareil défaille : la perquisition et ses photographies scellées en un fichier chiffré.",
    passphrase: "Phrase secrète",
    passphraseHelp:
      "Douze signes au moins ; qui relira le fichier en aura besoin. Elle n’est gardée nulle part.",
    withWords: "Enregistrer pour cette phrase",
    withRecipients: "Enregistrer pour les destinataires de l’affaire",
    recipientsHelp: "Seules leurs identités ouvrent ce fichier, avec age ; il ne peut être relu ici.",
    saving: "Chiffrement en cours",
    readIn: "Relire un fichier d’export",
    readInHelp: "Versée depuis deux appareils, une perquisition n’est consignée qu’une fois.",
    file: "Fichier",
    read: "Relire",
    reading: "Ouverture en cours",
    added: (place: string) => `La perquisition de ${place} est désormais sur cet appareil.`,
    isHere: (place: string) =>
      `La perquisition de ${place} est déjà sur cet appareil : celle-ci reste en l’état.`,
    unfit: "Ce fichier ne s’ouvre pas : autre phrase secrète, ou pas un fichier d’export. Vérifiez les deux.",
  },
};
