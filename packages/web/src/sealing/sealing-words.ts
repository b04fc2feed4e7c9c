// SPDX-License-Identifier: Apache-2.0

const en = {
  label: "File",
  lead: "It is sealed on this machine to the recipients of the case; what leaves it is encrypted. This page stays open until it is recorded.",
  sealing: "Sealing and bringing it into the register",
  arrived: (arrived: string, total: string) => `${arrived} of ${total} are in the register`,
  stop: "Stop",
  faults: {
    missing: "Choose a file.",
    empty: "The file is empty. Choose another one.",
    "too-large": "A page seals up to 2 GiB. Seal this file by the command line, on the machine that has it:",
  },
};

export const sealingWords: { readonly en: typeof en; readonly fr: typeof en } = {
  en,
  fr: {
    label: "Fichier",
    lead: "Il est scellé sur cette machine pour les destinataires de l’affaire ; ce qui en sort est chiffré. Cette page reste ouverte jusqu’à l’enregistrement.",
    sealing: "Mise sous scellé et transmission au registre",
    arrived: (arrived, total) => `${arrived} sur ${total} sont au registre`,
    stop: "Arrêter",
    faults: {
      missing: "Choisissez un fichier.",
      empty: "Le fichier est vide. Choisissez-en un autre.",
      "too-large":
        "Une page scelle jusqu’à 2 Gio. Scellez ce fichier en ligne de commande, sur la machine qui le détient :",
    },
  },
};
