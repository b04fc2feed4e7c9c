// SPDX-License-Identifier: Apache-2.0

export const importedWords = {
  en: {
    title: "From other systems",
    lead: "What files that other systems made say of acts, things and who acted, in the terms of those systems.",
    note: "This register attests that a file says so, when it came and from whom. It attests nothing of what the file says: nobody here saw it, signed it or answers for it.",
    notAttested: "not attested here",
    none: "No file of another system has been taken in. Files in CASE/UCO are brought in by the command scelle import-case-uco.",
    from: "Handed over by",
    captured: "Captured",
    digest: "SHA-256 of the file",
    asNamed: "Named in the file",
    classes: "Classes",
    measuredHere: "the same was measured here",
    cut: (n: number) =>
      n === 1 ? "One value is cut or left out here." : `${n} values are cut or left out here.`,
    erased: "What it said was erased.",
    more: "Show earlier ones",
    shown: (n: number, all: number) => `${n} of ${all}`,
  },
  fr: {
    title: "Venu d’autres systèmes",
    lead: "Ce que des fichiers produits par d’autres systèmes disent d’actes, de choses et de qui a agi, dans les termes de ces systèmes.",
    note: "Ce registre atteste qu’un fichier le dit, quand il est venu et de qui. Il n’atteste rien de ce que dit le fichier : personne ici ne l’a vu, signé ni n’en répond.",
    notAttested: "non attesté ici",
    none: "Aucun fichier d’un autre système n’a été repris. Les fichiers CASE/UCO le sont par la commande scelle import-case-uco.",
    from: "Remis par",
    captured: "Recueilli",
    digest: "SHA-256 du fichier",
    asNamed: "Nommé dans le fichier",
    classes: "Classes",
    measuredHere: "la même a été mesurée ici",
    cut: (n: number) =>
      n === 1 ? "Une valeur est coupée ou omise ici." : `${n} valeurs sont coupées ou omises ici.`,
    erased: "Ce qu’il disait a été effacé.",
    more: "Afficher les précédentes",
    shown: (n: number, all: number) => `${n} sur ${all}`,
  },
};
