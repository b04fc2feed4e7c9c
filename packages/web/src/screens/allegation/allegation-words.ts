// SPDX-License-Identifier: Apache-2.0

type Relation =
  | "makes"
  | "is-answered-by"
  | "supports"
  | "is-disposed-by"
  | "is-replaced-by"
  | "leads-to"
  | "touches"
  | "is-followed-by";

const forwardEn: Readonly<Record<Relation, string>> = {
  makes: "alleges",
  "is-answered-by": "is answered by",
  supports: "supports",
  "is-disposed-by": "is decided by",
  "is-replaced-by": "is replaced by",
  "leads-to": "leads to",
  touches: "touches",
  "is-followed-by": "is followed by",
};

const backwardEn: Readonly<Record<Relation, string>> = {
  makes: "rests on",
  "is-answered-by": "answers",
  supports: "is supported by",
  "is-disposed-by": "decides",
  "is-replaced-by": "replaces",
  "leads-to": "comes from",
  touches: "is touched by",
  "is-followed-by": "follows",
};

const forwardFr: Readonly<Record<Relation, string>> = {
  makes: "allègue",
  "is-answered-by": "reçoit pour réponse",
  supports: "étaye",
  "is-disposed-by": "est tranché par",
  "is-replaced-by": "est remplacé par",
  "leads-to": "conduit à",
  touches: "touche",
  "is-followed-by": "est suivi de",
};

const backwardFr: Readonly<Record<Relation, string>> = {
  makes: "repose sur",
  "is-answered-by": "répond à",
  supports: "est étayé par",
  "is-disposed-by": "tranche",
  "is-replaced-by": "remplace",
  "leads-to": "procède de",
  touches: "est touché par",
  "is-followed-by": "fait suite à",
};

export const allegationWords = {
  en: {
    lead: "From what was said to what came of it, record by record. Each link can be walked in both directions.",
    forward: forwardEn as Readonly<Record<string, string>>,
    backward: backwardEn as Readonly<Record<string, string>>,
    line: "The line",
    persons: "Against whom, and how it stands",
    noPersons: "No person is named.",
    undecided: "not decided: presumed innocent",
    presumption: "Whoever is under allegation is presumed innocent until a court has found otherwise.",
    open: "open",
    sources: (n: number, roots: number) =>
      `Rests on ${n} ${n === 1 ? "source" : "sources"} with ${roots} independent ${roots === 1 ? "root" : "roots"}.`,
    dispose: "Decide it",
  },
  fr: {
    lead: "De ce qui fut dit à ce qu’il en advint, acte par acte. Chaque lien se parcourt dans les deux sens.",
    forward: forwardFr as Readonly<Record<string, string>>,
    backward: backwardFr as Readonly<Record<string, string>>,
    line: "Le fil",
    persons: "Contre qui, et où l’on en est",
    noPersons: "Personne n’est désigné.",
    undecided: "non tranché : présumé innocent",
    presumption:
      "Toute personne mise en cause est présumée innocente tant qu’un tribunal n’en a pas jugé autrement.",
    open: "ouverte",
    sources: (n: number, roots: number) =>
      `Repose sur ${n} ${n === 1 ? "source" : "sources"}, de ${roots} ${roots === 1 ? "origine indépendante" : "origines indépendantes"}.`,
    dispose: "La trancher",
  },
};
