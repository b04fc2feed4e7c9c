// SPDX-License-Identifier: Apache-2.0
import type { Vocabulary } from "./vocabulary.ts";

// The closed lists of allegations, dispositions, measures and procedures. A word that was released stays.

export const allegationTypes = {
  secrecy: { en: "Breach of secrecy", fr: "Violation du secret" },
  "file-misuse": { en: "Misuse of police files", fr: "Détournement de fichiers" },
  "seizure-theft": { en: "Theft from seizures", fr: "Vol sur saisies" },
  "false-record": { en: "False record", fr: "Faux en écriture" },
  "informant-handling": { en: "Handling of informants", fr: "Gestion d’informateurs" },
  benefit: { en: "Benefit received", fr: "Avantage reçu" },
  force: { en: "Use of force", fr: "Usage de la force" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

/** Outcomes for one person on one allegation, those that clear beside those that do not. */
export const dispositionOutcomes = {
  exonerated: { en: "Exonerated: it happened and was proper", fr: "Mis hors de cause : acte régulier" },
  unfounded: { en: "Unfounded: it did not happen", fr: "Infondé : le fait n’a pas eu lieu" },
  "not-involved": { en: "Not involved", fr: "Étranger aux faits" },
  "not-sustained": { en: "Not sustained", fr: "Non établi" },
  sustained: { en: "Sustained", fr: "Établi" },
  "partially-sustained": { en: "Sustained in part", fr: "Établi en partie" },
  "policy-failure": {
    en: "Failure of rules or organisation",
    fr: "Défaillance des règles ou de l’organisation",
  },
  "no-further-action": { en: "No further action", fr: "Classé sans suite" },
  referred: { en: "Passed to another authority", fr: "Transmis à une autre autorité" },
  withdrawn: { en: "Withdrawn by whoever made it", fr: "Retiré par son auteur" },
} as const satisfies Vocabulary;

export const standardsOfProof = {
  "beyond-reasonable-doubt": { en: "Beyond reasonable doubt", fr: "Au-delà du doute raisonnable" },
  "inner-conviction": { en: "Inner conviction of the judge", fr: "Intime conviction" },
  "clear-and-convincing": { en: "Clear and convincing evidence", fr: "Preuve claire et convaincante" },
  "balance-of-probabilities": { en: "Balance of probabilities", fr: "Prépondérance des probabilités" },
  "sufficient-charges": { en: "Sufficient grounds to try", fr: "Charges suffisantes" },
  none: { en: "The evidence was not weighed", fr: "Preuve non appréciée" },
} as const satisfies Vocabulary;

/** What was done about a person; that nothing was is a measure to record too. */
export const measureTypes = {
  none: { en: "No measure", fr: "Aucune mesure" },
  arrest: { en: "Arrest", fr: "Interpellation" },
  "police-custody": { en: "Police custody", fr: "Garde à vue" },
  "judicial-supervision": { en: "Judicial supervision", fr: "Contrôle judiciaire" },
  "pre-trial-detention": { en: "Detention before trial", fr: "Détention provisoire" },
  suspension: { en: "Suspension", fr: "Suspension" },
  reassignment: { en: "Reassignment", fr: "Changement d’affectation" },
  "weapon-withdrawn": { en: "Service weapon withdrawn", fr: "Retrait de l’arme de service" },
  "file-access-withdrawn": { en: "Access to files withdrawn", fr: "Retrait de l’accès aux fichiers" },
  "disciplinary-proceedings": {
    en: "Disciplinary proceedings opened",
    fr: "Procédure disciplinaire ouverte",
  },
  warning: { en: "Warning", fr: "Avertissement" },
  sanction: { en: "Disciplinary sanction", fr: "Sanction disciplinaire" },
  dismissal: { en: "Dismissal", fr: "Révocation" },
  lifted: { en: "Measure lifted", fr: "Mesure levée" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const procedureStages = {
  investigation: { en: "Under investigation", fr: "En cours d’enquête" },
  "awaiting-trial": { en: "Awaiting trial", fr: "En attente de jugement" },
  "on-trial": { en: "On trial", fr: "En cours de jugement" },
  "on-appeal": { en: "On appeal", fr: "En appel" },
  "final-conviction": { en: "Final conviction", fr: "Condamnation définitive" },
  "final-acquittal": { en: "Final acquittal", fr: "Relaxe ou acquittement définitif" },
  closed: { en: "Closed without trial", fr: "Close sans jugement" },
} as const satisfies Vocabulary;

/** What a procedure owes to a person under allegation. */
export const dependences = {
  testimony: { en: "Testimony", fr: "Témoignage" },
  report: { en: "Report or record drawn up", fr: "Procès-verbal établi" },
  arrest: { en: "Arrest", fr: "Interpellation" },
  seizure: { en: "Seizure", fr: "Saisie" },
  search: { en: "Search", fr: "Perquisition" },
  surveillance: { en: "Surveillance", fr: "Surveillance" },
  informant: { en: "Handling of an informant", fr: "Gestion d’un informateur" },
  "look-up": { en: "Look-ups in files", fr: "Consultation de fichiers" },
  supervision: { en: "Supervision of the inquiry", fr: "Direction d’enquête" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const partiesNotified = {
  court: { en: "Court", fr: "Juridiction" },
  prosecution: { en: "Prosecution", fr: "Parquet" },
  defence: { en: "Defence", fr: "Défense" },
  accused: { en: "Person accused or convicted", fr: "Personne poursuivie ou condamnée" },
  victim: { en: "Victim", fr: "Victime" },
} as const satisfies Vocabulary;

export const reviewOutcomes = {
  "under-review": { en: "Review under way", fr: "Réexamen en cours" },
  stands: { en: "The procedure stands", fr: "La procédure est maintenue" },
  "evidence-excluded": { en: "Evidence excluded", fr: "Preuve écartée" },
  annulled: { en: "Annulled", fr: "Annulée" },
  "charges-dropped": { en: "Charges dropped", fr: "Poursuites abandonnées" },
  retrial: { en: "New trial ordered", fr: "Nouveau procès ordonné" },
  acquitted: { en: "Acquitted", fr: "Relaxe ou acquittement" },
  "sentence-reduced": { en: "Sentence reduced", fr: "Peine réduite" },
} as const satisfies Vocabulary;
