// SPDX-License-Identifier: Apache-2.0

const en = {
  title: "Procedures affected",
  lead: "Past and pending procedures that rest on somebody under allegation: on which act, who was told, and what came of it.",
  noFinding:
    "That a procedure stands here says that somebody has to look at it, and not that anything in it is wrong.",
  sum: (all: number, pending: number) =>
    `${all === 1 ? "1 procedure" : `${all} procedures`}, ${pending} pending`,
  left: (untold: number, open: number) =>
    `${untold} of which nobody was told yet, ${open} not reviewed to the end`,
  record: "Record a procedure",
  tell: "Record a notice",
  review: "Record a review",
  pending: "Pending",
  past: "Past",
  noPending: "No pending procedure is known to rest on a person under allegation.",
  noPast: "No past procedure is known to rest on a person under allegation.",
  withoutNumber: "number erased",
  court: "Court or office",
  stage: "Stage",
  asOf: "as of",
  person: "Rests on",
  dependence: "What it owes to them",
  extent: "How far",
  allegations: "Allegations",
  acts: "Acts and records",
  noActs: "none is named",
  notices: "Told",
  nobodyTold: "nobody yet",
  notTold: "Not told",
  reviews: "Review",
  notReviewed: "not reviewed",
  standing: { "not-reviewed": "not reviewed", "under-review": "under review", reviewed: "reviewed" },
  told: "somebody told",
  untold: "nobody told",
  entry: (n: number) => `entry ${n}`,
};

const fr: typeof en = {
  title: "Procédures affectées",
  lead: "Procédures passées ou en cours reposant sur une personne visée par une allégation : sur quel acte, qui fut avisé, et ce qu’il en advint.",
  noFinding:
    "Qu’une procédure figure ici dit que quelqu’un doit l’examiner, et non que quoi que ce soit y est irrégulier.",
  sum: (all: number, pending: number) =>
    `${all === 1 ? "1 procédure" : `${all} procédures`}, ${pending} en cours`,
  left: (untold: number, open: number) =>
    `${untold} dont nul n’est encore avisé, ${open} sans réexamen achevé`,
  record: "Consigner une procédure",
  tell: "Consigner un avis",
  review: "Consigner un réexamen",
  pending: "En cours",
  past: "Passées",
  noPending: "Aucune procédure en cours connue ne repose sur une personne visée par une allégation.",
  noPast: "Aucune procédure passée connue ne repose sur une personne visée par une allégation.",
  withoutNumber: "numéro effacé",
  court: "Juridiction ou parquet",
  stage: "État",
  asOf: "à la date du",
  person: "Repose sur",
  dependence: "Ce qu’elle lui doit",
  extent: "Étendue",
  allegations: "Allégations",
  acts: "Actes",
  noActs: "aucun n’est désigné",
  notices: "Avisés",
  nobodyTold: "personne encore",
  notTold: "Non avisés",
  reviews: "Réexamen",
  notReviewed: "non réexaminée",
  standing: { "not-reviewed": "non réexaminée", "under-review": "réexamen en cours", reviewed: "réexaminée" },
  told: "avis donné",
  untold: "nul n’est avisé",
  entry: (n: number) => `entrée ${n}`,
};

export const proceduresWords = { en, fr };
