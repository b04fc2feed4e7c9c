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
    authority: "Certificate of an authority for time",
    authorityHelp:
      "The root that the authority itself publishes (PEM). Without it what was attested of the time is not judged.",
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
    language: "Français",
    unsupported: "This browser lacks what the check needs (WebCrypto with Ed25519). Use a current one.",
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
    authority: "Certificat d’une autorité d’horodatage",
    authorityHelp:
      "La racine que l’autorité même publie (PEM). Sans elle, ce qui fut attesté de l’heure n’est pas jugé.",
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
    language: "English",
    unsupported:
      "Ce navigateur n’a pas ce qu’exige le contrôle (WebCrypto avec Ed25519). Prenez-en un récent.",
    unexpected: "Le contrôle s’est arrêté sur un imprévu. Rien n’est dit du fichier.",
  },
} as const;

export type PageWords = (typeof pageWords)["en"] | (typeof pageWords)["fr"];
