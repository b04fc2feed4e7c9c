// SPDX-License-Identifier: Apache-2.0

export const pageWords = {
  en: {
    title: "Check a file that was handed over",
    lead: "This page needs no network and asks nobody. It reads the file on this machine and judges it by itself.",
    own: "Use your own copy of this page, from somebody other than whoever handed you the file. Whoever can change the file could have changed this page too.",
    ownHow: "Save it once and compare its SHA-256 with the one that others publish: sha256sum verify.html",
    choose: "Choose the file",
    drop: "or drop it here",
    key: "Public key of the register, from another source",
    keyHelp:
      "One line, as on the recovery sheet or on the paper left at a search. Without it the file’s own key is used, and that only shows that the file agrees with itself.",
    kept: "A checkpoint, proof or receipt that you kept",
    keptHelp: "A file from an earlier day. It shows whether the history was rewritten since.",
    pasted: "Or a fingerprint from paper, typed or pasted",
    pastedHelp:
      "Number of entries, a colon and the root, as page 1, a search report or the recovery sheet prints them. The text of a checkpoint or a receipt will do too.",
    picture: "Or a photograph of its QR code",
    pictureHelp:
      "What is read from it goes into the field above. Compare it with what is printed beside the code.",
    pictureRead: {
      code: "The code was read; its text stands above.",
      nothing:
        "No QR code was found in this picture. Take it closer and straight, or type what is printed beside it.",
    },
    authority: "Certificate of an authority for time",
    authorityHelp:
      "The root that the authority itself publishes (PEM). Without it what was attested of the time is not judged.",
    registers: "This case and other registers",
    attested: "Time, attested from outside",
    reading: "Reading …",
    checking: {
      files: (percent: number) => `Comparing every file with the manifests: ${percent} %`,
      log: (percent: number) => `Proving the place of every entry: ${percent} %`,
      objects: (percent: number) => `Reading sealed objects: ${percent} %`,
    },
    result: (name: string) => `What came of checking ${name}`,
    integrity: "Integrity",
    completeness: "Completeness",
    values: { holds: "established", fails: "refuted", "not-established": "not established" },
    case: (n: number, open: number, held: number, erased: number) =>
      `The case has ${n} entries: ${open} are open here, ${held} are held back, ${erased} were erased.`,
    faults: "What is wrong",
    noFaults: "Nothing was found that should not be so.",
    checked: "What was checked",
    notChecked: "What was not checked",
    notes: "Worth knowing",
    notProved: "What no check shows",
    by: (version: string) => `Judged by Scellé verifier ${version}, in this browser.`,
    again: "Check another file",
    receipt: {
      proves: "This receipt proves that the act was recorded in that log at that place.",
      agrees: "This receipt agrees with itself. It proves nothing yet: the register’s key is missing.",
      log: "Log",
      entry: "Entry",
      size: "Entries under the checkpoint",
      act: "Act",
      reference: "Reference",
      recordedAt: "Recorded at",
      author: "Author",
      key: "Signed by the key",
      leaf: "Leaf hash",
      known: "The log’s key is the one that you gave.",
      unknown:
        "The log’s key is the receipt’s own. Get the register’s key from another source, and give it above: then the receipt proves what it says.",
      notTruth: "It does not prove that what was recorded is true, nor who held the key.",
      placeOnly: "It shows the place of the entry and not its content.",
    },
    language: "Français",
    unexpected: "The check stopped at something unexpected. Nothing is said about the file.",
  },
  fr: {
    title: "Contrôler un dossier remis",
    lead: "Cette page n’a besoin d’aucun réseau et ne demande rien à personne. Elle lit le fichier sur cette machine et le juge seule.",
    own: "Prenez votre propre copie de cette page, d’un autre que l’auteur de la remise. Qui peut changer le fichier pourrait aussi avoir changé cette page.",
    ownHow:
      "Enregistrez-la une fois et comparez son SHA-256 à celui que d’autres publient : sha256sum verify.html",
    choose: "Choisir le fichier",
    drop: "ou le déposer ici",
    key: "Clé publique du registre, d’une autre source",
    keyHelp:
      "Une ligne, comme sur la feuille de reprise ou le papier laissé lors d’une perquisition. Sans elle, la clé du fichier sert : cela montre seulement que le fichier s’accorde avec lui-même.",
    kept: "Un point de contrôle, une preuve ou un reçu que vous avez conservé",
    keptHelp: "Un fichier d’un jour antérieur. Il montre si l’histoire fut réécrite depuis.",
    pasted: "Ou une empreinte sur papier, saisie ou collée",
    pastedHelp:
      "Nombre d’entrées, deux-points et racine, tels que les impriment la page 1, un procès-verbal ou la feuille de reprise. Le texte d’un point de contrôle ou d’un reçu convient aussi.",
    picture: "Ou une photographie de son code QR",
    pictureHelp:
      "Ce qui y est lu est mis dans le champ ci-dessus. Comparez-le à ce qui est imprimé à côté du code.",
    pictureRead: {
      code: "Le code a été lu ; son texte figure ci-dessus.",
      nothing:
        "Aucun code QR trouvé dans cette image. Prenez-la de plus près et de face, ou saisissez ce qui est imprimé à côté.",
    },
    authority: "Certificat d’une autorité d’horodatage",
    authorityHelp:
      "La racine que l’autorité même publie (PEM). Sans elle, ce qui fut attesté de l’heure n’est pas jugé.",
    registers: "Cette affaire et d’autres registres",
    attested: "Heure, attestée de l’extérieur",
    reading: "Lecture…",
    checking: {
      files: (percent: number) => `Comparaison de chaque fichier aux manifestes : ${percent} %`,
      log: (percent: number) => `Preuve de la place de chaque entrée : ${percent} %`,
      objects: (percent: number) => `Lecture des objets scellés : ${percent} %`,
    },
    result: (name: string) => `Ce que donne le contrôle de ${name}`,
    integrity: "Intégrité",
    completeness: "Complétude",
    values: { holds: "établie", fails: "démentie", "not-established": "non établie" },
    case: (n: number, open: number, held: number, erased: number) =>
      `L’affaire compte ${n} entrées : ${open} sont ouvertes ici, ${held} sont retenues, ${erased} furent effacées.`,
    faults: "Ce qui ne va pas",
    noFaults: "Rien n’a été trouvé qui ne devrait pas être.",
    checked: "Ce qui a été contrôlé",
    notChecked: "Ce qui n’a pas été contrôlé",
    notes: "À savoir",
    notProved: "Ce qu’aucun contrôle ne montre",
    by: (version: string) => `Jugé par le vérificateur Scellé ${version}, dans ce navigateur.`,
    again: "Contrôler un autre fichier",
    receipt: {
      proves: "Ce reçu prouve que l’acte fut enregistré dans ce journal à cette place.",
      agrees: "Ce reçu s’accorde avec lui-même. Il ne prouve encore rien : la clé du registre manque.",
      log: "Journal",
      entry: "Entrée",
      size: "Entrées sous le point de contrôle",
      act: "Acte",
      reference: "Référence",
      recordedAt: "Enregistré le",
      author: "Auteur",
      key: "Signé de la clé",
      leaf: "Empreinte",
      known: "La clé du journal est celle que vous avez donnée.",
      unknown:
        "La clé du journal est celle du reçu même. Procurez-vous la clé du registre ailleurs, et donnez-la plus haut : le reçu prouve alors ce qu’il dit.",
      notTruth: "Cela ne prouve ni que ce qui fut consigné est vrai, ni qui tenait la clé.",
      placeOnly: "Il montre la place de l’entrée et non son contenu.",
    },
    language: "English",
    unexpected: "Le contrôle s’est arrêté sur un imprévu. Rien n’est dit du fichier.",
  },
} as const;

export type PageWords = (typeof pageWords)["en"] | (typeof pageWords)["fr"];
