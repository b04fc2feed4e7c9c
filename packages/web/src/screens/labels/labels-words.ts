// SPDX-License-Identifier: Apache-2.0

export const labelsWords = {
  en: {
    title: "Labels",
    lead: "Both codes hold one short identifier of the exhibit and nothing else: whoever finds a label learns no more than stands on it.",
    format: "Printed on",
    skip: "Labels of the first sheet that were used before",
    of: (n: number) => (n === 1 ? "one label" : `${n} labels`),
    print: "Print",
    help: "Print at 100 %, without margins and headers of the browser.",
    page: (n: number) => `Page ${n}`,
    none: "There is no exhibit to label.",
    cut: "Not every exhibit is here: some are too old, or have more records than one look may name.",
  },
  fr: {
    title: "Étiquettes",
    lead: "Les deux codes portent un identifiant court du scellé et rien d’autre : qui trouve une étiquette n’apprend que ce qui y est écrit.",
    format: "Imprimées sur",
    skip: "Étiquettes déjà utilisées de la première feuille",
    of: (n: number) => (n === 1 ? "une étiquette" : `${n} étiquettes`),
    print: "Imprimer",
    help: "Imprimez à 100 %, sans marges ni en-têtes du navigateur.",
    page: (n: number) => `Page ${n}`,
    none: "Aucun scellé à étiqueter.",
    cut: "Tous les scellés ne sont pas ici : certains sont trop anciens, ou comptent plus d’actes qu’une consultation n’en peut désigner.",
  },
};
