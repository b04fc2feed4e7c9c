// SPDX-License-Identifier: Apache-2.0

/** What the screens ask for, by the name of their view. */
export const askedWords = {
  en: {
    overview: "The case at a glance",
    timeline: "Everything recorded",
    exhibits: "The exhibits",
    exhibit: "One exhibit",
    people: "The people",
    allegation: "One allegation",
    account: "What texts say",
    operations: "The operations",
    operation: "One operation",
    incidents: "Incidents and counts",
    looks: "Who has looked",
    front: "The account beside the record",
    show: "One record and its proof",
    list: "A list",
    search: "Words that were searched for",
  },
  fr: {
    overview: "L’affaire en un regard",
    timeline: "Tout ce qui est consigné",
    exhibits: "Les scellés",
    exhibit: "Un scellé",
    people: "Les personnes",
    allegation: "Une allégation",
    account: "Ce que disent les textes",
    operations: "Les opérations",
    operation: "Une opération",
    incidents: "Faits et décomptes",
    looks: "Qui a consulté",
    front: "Le récit en regard du dossier",
    show: "Un acte et sa preuve",
    list: "Une liste",
    search: "Des mots recherchés",
  },
};
