// SPDX-License-Identifier: Apache-2.0

export const fieldWords = {
  en: {
    title: "In the field",
    lead: "Searches that were prepared on this device. They are taken in without a network, and brought into the register afterwards.",
    mine: "On this device",
    none: "No search is prepared on this device.",
    notStarted: "prepared",
    underWay: "under way",
    ended: "ended, not yet in the register",
    partly: (done: number, all: number) => `${done} of ${all} acts in the register`,
    whole: "in the register",
    items: (n: number) => (n === 1 ? "one item" : `${n} items`),
    unreadable: (n: number) =>
      n === 1
        ? "One search here cannot be opened: the key of this browser is another by now. Read in its export file."
        : `${n} searches here cannot be opened: the key of this browser is another by now. Read in their export files.`,
    prepare: "Prepare a search",
    prepareHelp: "In the case that it belongs to, while the register answers.",
    noRegister: "The register does not answer now: a search can be prepared once it does.",
    noOne: "Sign in to prepare a search.",
    device: "What this device promises",
    persistence: {
      promised: "The browser has promised to keep what is here when it runs short of room.",
      refused:
        "The browser did not promise to keep what is here: it may clear it when it runs short of room. Install the app on this device, or save the export file of a search before you leave it.",
      unknown:
        "This browser does not say whether it keeps what is here. Save the export file of a search before you leave it.",
    },
    keeping: {
      kept: "The app opens on this device without a network.",
      refused:
        "The app does not open on this device without a network: keep this tab open, or open it over a secure address first.",
      unknown: "Whether the app opens without a network is being found out.",
    },
    protection:
      "What is here is encrypted with a key that this browser holds and gives to no page. Whoever opens this browser in your place can open it too: lock the device.",
    person: "Search of",
    place: "Place",
    case: "Case",
    state: "State",
  },
  fr: {
    title: "Sur le terrain",
    lead: "Perquisitions préparées sur cet appareil. Elles sont relevées sans réseau, puis versées au registre.",
    mine: "Sur cet appareil",
    none: "Aucune perquisition n’est préparée sur cet appareil.",
    notStarted: "préparée",
    underWay: "en cours",
    ended: "terminée, pas encore au registre",
    partly: (done: number, all: number) => `${done} actes sur ${all} au registre`,
    whole: "au registre",
    items: (n: number) => (n === 1 ? "un objet" : `${n} objets`),
    unreadable: (n: number) =>
      n === 1
        ? "Une perquisition ne peut être ouverte ici : la clé de ce navigateur a changé. Relisez son fichier d’export."
        : `${n} perquisitions ne peuvent être ouvertes ici : la clé de ce navigateur a changé. Relisez leurs fichiers d’export.`,
    prepare: "Préparer une perquisition",
    prepareHelp: "Dans l’affaire dont elle relève, tant que le registre répond.",
    noRegister: "Le registre ne répond pas : une perquisition pourra être préparée dès qu’il répondra.",
    noOne: "Connectez-vous pour préparer une perquisition.",
    device: "Ce que promet cet appareil",
    persistence: {
      promised: "Le navigateur a promis de garder ce qui est ici quand la place lui manque.",
      refused:
        "Le navigateur n’a pas promis de garder ce qui est ici : il peut l’effacer quand la place lui manque. Installez l’application sur cet appareil, ou enregistrez le fichier d’export d’une perquisition avant de la quitter.",
      unknown:
        "Ce navigateur ne dit pas s’il garde ce qui est ici. Enregistrez le fichier d’export d’une perquisition avant de la quitter.",
    },
    keeping: {
      kept: "L’application s’ouvre sur cet appareil sans réseau.",
      refused:
        "L’application ne s’ouvre pas sur cet appareil sans réseau : gardez cet onglet ouvert, ou ouvrez-la d’abord par une adresse sûre.",
      unknown: "On cherche si l’application s’ouvre sans réseau.",
    },
    protection:
      "Ce qui est ici est chiffré par une clé que ce navigateur détient et ne donne à aucune page. Qui ouvre ce navigateur à votre place peut l’ouvrir aussi : verrouillez l’appareil.",
    person: "Perquisition de",
    place: "Lieu",
    case: "Affaire",
    state: "État",
  },
};
