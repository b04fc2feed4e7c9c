// SPDX-License-Identifier: Apache-2.0
import type { ClauseMark } from "@scelle/core/api";

const marksEn: Readonly<Record<ClauseMark, string>> = {
  "said-by": "said by",
  taken: "taken",
  "no-measure": "no measure",
  planned: "planned",
  disputed: "disputed",
  alleged: "alleged",
  counted: "counted",
  compared: "compared",
};

const marksFr: Readonly<Record<ClauseMark, string>> = {
  "said-by": "dit par",
  taken: "saisi",
  "no-measure": "aucune mesure",
  planned: "prévu",
  disputed: "contesté",
  alleged: "allégué",
  counted: "compté",
  compared: "comparé",
};

export const frontWords = {
  en: {
    title: "An inquiry into a police unit",
    lead: "Invented. Try to cheat it.",
    marks: marksEn,
    account: "What the paper says",
    accountHelp: "Each sentence leads to its record: who says it, through whom, how sure.",
    again: (n: number) => `and a ${n === 2 ? "second" : `${n}th`} time`,
    record: "What is on record",
    tamper: "Change one byte of a phone’s image",
    squad: "Look as a member of the squad",
    believe: "Believe the other source",
    file: "Take the defence’s file",
    tampering: "A copy is altered and checked …",
    tampered: (offset: string, before: number, after: number) =>
      `In a copy of the register, byte ${offset} of the sealed image of a phone was ${before} and is now ${after}.`,
    caught: (seconds: string, count: number) =>
      `Caught in ${seconds}, by the check after ${count - 1} others:`,
    check: "Check",
    untouched: "The register itself was only read. Every copy taken before shows the difference too.",
    notCaught: "Not caught. Tell us.",
    believed: (source: string, said: string | undefined) =>
      `You now believe ${source}${said === undefined ? "" : `, which has it “${said}”`}.`,
    believedMore:
      "The line of the night below follows it. Nothing was changed on record; press again to go back.",
    close: "Close",
    taking: "The file is written and its handing over recorded …",
    taken: (size: string) =>
      `Saved among your downloads: ${size}. Its handing over stands in the register, with you as its author.`,
    openIt: "Open the page that checks it, and drop the file there",
    openHelp: "It works without a network. Better: use your own copy of that page, from somebody you trust.",
    exhibits: "Under seal",
    images: (n: number) => (n === 0 ? "no image" : n === 1 ? "1 image" : `${n} images`),
    none: "No arrest, no other measure: recorded as such.",
    noneUnrecorded: "No measure is on record.",
    measures: (n: number) => (n === 1 ? "1 measure" : `${n} measures`),
    measuresTitle: "Measures against persons",
    night: "The night",
    nightOrder: {
      before: "By this source, he died before he was to be arrested.",
      after: "By this source, he died after he was to be arrested.",
      overlaps: "By this source, it cannot be said whether he died before or after.",
    },
    depends: "Which one is right is not on record: it depends on whom you believe.",
    planned: "planned arrest",
    readings: (n: number) => `${n} sources date the shooting`,
    gap: "Gap in custody",
    gapTold: (length: string) => `${length} for which nobody answers`,
    noGap: "Custody without a gap.",
    procedures: "Procedures affected",
    notified: "court told",
    unnotified: "court not told yet",
    goOn: "Go on",
    toCase: "The whole case",
    toAccount: "Record a statement yourself",
    toOperation: "Who knew of the operation",
    toLooks: "Who has looked, you included",
    blank: "Nothing is on record yet",
    blankLead:
      "This exercise begins blank: no case is open that you may read. Whoever opens one leads it; then this page shows it.",
    blankOpen: "Open a case",
    nothing: "Nothing is there.",
    nothingLead:
      "No case, no name, no number. An officer behind the wall is answered, letter for letter, as in a register that " +
      "never had this inquiry. The attempt itself is recorded where the officer cannot see it.",
    back: "Look as the lead inspector again",
  },
  fr: {
    title: "Une enquête sur un service de police",
    lead: "Inventée. Essayez de tricher.",
    marks: marksFr,
    account: "Ce que dit le journal",
    accountHelp: "Chaque phrase mène à son acte : qui le dit, par qui, avec quelle assurance.",
    again: (n: number) => `et une ${n}e fois`,
    record: "Ce qui est au dossier",
    tamper: "Changer un octet de l’image d’un téléphone",
    squad: "Regarder en membre de la brigade",
    believe: "Croire l’autre source",
    file: "Prendre le dossier de la défense",
    tampering: "Une copie est altérée puis contrôlée…",
    tampered: (offset: string, before: number, after: number) =>
      `Dans une copie du registre, l’octet ${offset} de l’image scellée d’un téléphone valait ${before} et vaut ${after}.`,
    caught: (seconds: string, count: number) =>
      `Découvert en ${seconds}, au contrôle qui suit ${count - 1} autres :`,
    check: "Contrôle",
    untouched: "Le registre lui-même n’a été que lu. Toute copie antérieure montre aussi la différence.",
    notCaught: "Non découvert. Dites-le-nous.",
    believed: (source: string, said: string | undefined) =>
      `Vous croyez à présent ${source}${said === undefined ? "" : `, selon qui c’était « ${said} »`}.`,
    believedMore:
      "La ligne de la nuit, plus bas, s’y conforme. Rien n’a changé au dossier ; pressez de nouveau pour revenir.",
    close: "Fermer",
    taking: "Le dossier s’écrit et sa remise est consignée…",
    taken: (size: string) =>
      `Enregistré dans vos téléchargements : ${size}. Sa remise figure au registre, sous votre nom.`,
    openIt: "Ouvrir la page qui le contrôle, et y déposer le fichier",
    openHelp:
      "Elle fonctionne hors réseau. Mieux : prenez votre propre copie de cette page, d’une personne de confiance.",
    exhibits: "Sous scellés",
    images: (n: number) => (n === 0 ? "aucune image" : n === 1 ? "1 image" : `${n} images`),
    none: "Aucune interpellation, aucune autre mesure : consigné comme tel.",
    noneUnrecorded: "Aucune mesure n’est consignée.",
    measures: (n: number) => (n === 1 ? "1 mesure" : `${n} mesures`),
    measuresTitle: "Mesures contre des personnes",
    night: "La nuit",
    nightOrder: {
      before: "Selon cette source, il est mort avant le moment prévu pour l’interpeller.",
      after: "Selon cette source, il est mort après le moment prévu pour l’interpeller.",
      overlaps: "Selon cette source, on ne peut dire s’il est mort avant ou après.",
    },
    depends: "Laquelle a raison n’est pas au dossier : cela dépend de qui l’on croit.",
    planned: "interpellation prévue",
    readings: (n: number) => `${n} sources datent les tirs`,
    gap: "Rupture de la garde",
    gapTold: (length: string) => `${length} dont personne ne répond`,
    noGap: "Garde sans rupture.",
    procedures: "Procédures affectées",
    notified: "juridiction avisée",
    unnotified: "juridiction non encore avisée",
    goOn: "Poursuivre",
    toCase: "Toute l’affaire",
    toAccount: "Consigner vous-même une déclaration",
    toOperation: "Qui savait l’opération",
    toLooks: "Qui a consulté, vous compris",
    blank: "Rien n’est encore consigné",
    blankLead:
      "Cet exercice commence vide : aucune affaire n’est ouverte que vous puissiez lire. Qui en ouvre une la dirige ; cette page la montre ensuite.",
    blankOpen: "Ouvrir une affaire",
    nothing: "Il n’y a rien.",
    nothingLead:
      "Ni affaire, ni nom, ni numéro. Un agent derrière la cloison reçoit, à la lettre près, les réponses d’un registre " +
      "qui n’a jamais eu cette enquête. La tentative elle-même est consignée là où l’agent ne la voit pas.",
    back: "Regarder de nouveau en inspecteur directeur",
  },
};
