// SPDX-License-Identifier: Apache-2.0
import { memberRoles } from "./vocabularies.ts";
import type { Vocabulary } from "./vocabulary.ts";

// The closed lists of walls, deadlines, notices and access to the file. A word that was released stays.

/** Roles in a case. A lead and a member record; the others read. */
export const caseRoles = {
  ...memberRoles,
  magistrate: { en: "Magistrate", fr: "Magistrat" },
  defence: { en: "Defence", fr: "Défense" },
  expert: { en: "Expert", fr: "Expert" },
  custodian: { en: "Custodian", fr: "Gardien des scellés" },
  auditor: { en: "Auditor", fr: "Auditeur" },
  "supervisory-authority": { en: "Supervisory authority", fr: "Autorité de contrôle" },
} as const satisfies Vocabulary;

/** What the second person says to a grant. */
export const grantAnswers = {
  confirmed: { en: "Confirmed", fr: "Confirmée" },
  declined: { en: "Declined", fr: "Refusée" },
} as const satisfies Vocabulary;

/** What a register keeps to. A later set is a word more. */
export const safeguardSets = {
  "walls-and-two-persons": {
    en: "Walls along the chain of command, grants by two persons",
    fr: "Cloisonnement le long de la hiérarchie, habilitations à deux",
  },
} as const satisfies Vocabulary;

export const wallGrounds = {
  implicated: { en: "Implicated by this case", fr: "Visé par l’affaire" },
  "own-unit": { en: "Serves in the unit concerned", fr: "Sert dans le service visé" },
  superior: { en: "Superior of a person implicated", fr: "Supérieur d’une personne visée" },
  subordinate: { en: "Subordinate of a person implicated", fr: "Subordonné d’une personne visée" },
  relation: { en: "Declared relation to a person implicated", fr: "Lien déclaré avec une personne visée" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

/** Why nobody could be waited for; the reason itself is told in words. */
export const emergencyGrounds = {
  "danger-to-life": { en: "Danger to life", fr: "Danger pour la vie" },
  "loss-of-evidence": { en: "Evidence would be lost", fr: "Risque de perte de preuve" },
  "time-limit": { en: "A time limit would be missed", fr: "Délai qui serait dépassé" },
} as const satisfies Vocabulary;

export const deadlineTypes = {
  acknowledgement: { en: "Acknowledgement of a report", fr: "Accusé de réception d’un signalement" },
  feedback: { en: "Feedback to whoever reported", fr: "Retour à l’auteur du signalement" },
  "contested-item": { en: "Decision on a contested item", fr: "Décision sur un élément contesté" },
  "access-request": { en: "Answer to a request for access", fr: "Réponse à une demande d’accès" },
  objection: { en: "Time to object", fr: "Délai de contestation" },
  disposal: { en: "Disposal of an exhibit", fr: "Sort d’un scellé" },
  measure: { en: "End of a measure", fr: "Terme d’une mesure" },
  "retention-review": { en: "Review of retention", fr: "Réexamen de la conservation" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const lengthUnits = {
  hour: { en: "hour", fr: "heure" },
  day: { en: "day", fr: "jour" },
  "working-day": { en: "working day", fr: "jour ouvré" },
  week: { en: "week", fr: "semaine" },
  month: { en: "month", fr: "mois" },
  year: { en: "year", fr: "an" },
} as const satisfies Vocabulary;

export const noticeTypes = {
  rights: { en: "Rights of the person", fr: "Droits de la personne" },
  allegation: { en: "Allegations made known", fr: "Allégations portées à connaissance" },
  summons: { en: "Summons to attend an act", fr: "Convocation à un acte" },
  seizure: { en: "Seizure", fr: "Saisie" },
  return: { en: "Return of an exhibit", fr: "Restitution d’un scellé" },
  destruction: { en: "Destruction of an exhibit", fr: "Destruction d’un scellé" },
  decision: { en: "Decision", fr: "Décision" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const deliveryMeans = {
  "in-person": { en: "Handed over in person", fr: "Remise en main propre" },
  "registered-post": { en: "Registered post", fr: "Lettre recommandée" },
  post: { en: "Post", fr: "Courrier" },
  electronic: { en: "Electronic delivery", fr: "Voie électronique" },
  "through-counsel": { en: "Through counsel", fr: "Par l’avocat" },
  "through-authority": { en: "Through another authority", fr: "Par une autre autorité" },
} as const satisfies Vocabulary;

export const accessModes = {
  "reading-room": { en: "Read on the spot", fr: "Consultation sur place" },
  extract: { en: "Extract", fr: "Extrait" },
  copy: { en: "Copy", fr: "Copie" },
  "in-register": { en: "Reading in the register", fr: "Lecture dans le registre" },
} as const satisfies Vocabulary;

/** Whether a decision on access gives the log of looks too. */
export const grantedLooks = {
  none: { en: "Not given", fr: "Non communiqué" },
  "of-case": { en: "Given, up to the decision", fr: "Communiqué, jusqu’à la décision" },
} as const satisfies Vocabulary;

/** What came of a question of the defence. */
export const questionOutcomes = {
  answered: { en: "Answered", fr: "Réponse apportée" },
  "act-ordered": { en: "The act will be carried out", fr: "Acte ordonné" },
  refused: { en: "Refused, with reasons", fr: "Refus motivé" },
} as const satisfies Vocabulary;

/** In what quality somebody asks for records or is given them. */
export const standings = {
  "person-concerned": { en: "Person concerned", fr: "Personne concernée" },
  counsel: { en: "Counsel", fr: "Avocat" },
  victim: { en: "Victim", fr: "Victime" },
  complainant: { en: "Complainant", fr: "Plaignant" },
  court: { en: "Court", fr: "Juridiction" },
  prosecution: { en: "Prosecution", fr: "Parquet" },
  "supervisory-authority": { en: "Supervisory authority", fr: "Autorité de contrôle" },
  "disciplinary-authority": { en: "Disciplinary authority", fr: "Autorité disciplinaire" },
  expert: { en: "Expert", fr: "Expert" },
  "other-authority": { en: "Other authority", fr: "Autre autorité" },
} as const satisfies Vocabulary;

export const accessRefusalGrounds = {
  "ongoing-acts": { en: "Acts still to be carried out", fr: "Actes restant à accomplir" },
  "protection-of-persons": { en: "Protection of persons", fr: "Protection de personnes" },
  "third-party-rights": { en: "Rights of others", fr: "Droits de tiers" },
  privilege: { en: "Privileged matter", fr: "Secret protégé par la loi" },
  "state-secret": { en: "State secret", fr: "Secret de la défense nationale" },
  "no-standing": { en: "The person has no right of access", fr: "Absence de qualité pour accéder" },
  "does-not-exist": { en: "There is nothing of the kind", fr: "Rien de tel n’existe" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const remedies = {
  judge: { en: "Appeal to a judge", fr: "Recours devant un juge" },
  "supervisory-authority": {
    en: "Complaint to a supervisory authority",
    fr: "Réclamation auprès de l’autorité de contrôle",
  },
  "higher-authority": { en: "Appeal to the higher authority", fr: "Recours hiérarchique" },
  none: { en: "No remedy", fr: "Aucun recours" },
} as const satisfies Vocabulary;

export const transmissionMeans = {
  dossier: { en: "Sealed dossier file", fr: "Dossier scellé" },
  paper: { en: "Paper copy", fr: "Copie papier" },
  medium: { en: "Data medium", fr: "Support numérique" },
  "secure-message": { en: "Secure message", fr: "Messagerie sécurisée" },
  "reading-room": { en: "Read on the spot", fr: "Consultation sur place" },
  oral: { en: "Told by word of mouth", fr: "Communication orale" },
} as const satisfies Vocabulary;

/** Why a protected source would be told to somebody. */
export const sourceDisclosureGrounds = {
  consent: { en: "The source consents", fr: "Consentement de la source" },
  "court-order": { en: "Order of a court", fr: "Décision d’une juridiction" },
  "legal-duty": { en: "Duty by law, proportionate", fr: "Obligation légale et proportionnée" },
  "danger-to-life": { en: "Danger to life", fr: "Danger pour la vie" },
} as const satisfies Vocabulary;

/** Why another lead takes over a case by decision of the authority that referred it. */
export const leadReplacementGrounds = {
  implicated: { en: "The case concerns the lead", fr: "L’affaire vise le directeur d’enquête" },
  departed: { en: "The lead left the service", fr: "Départ du service" },
  unable: { en: "The lead cannot act", fr: "Empêchement" },
  withdrawn: { en: "The case was withdrawn from the lead", fr: "Dessaisissement" },
} as const satisfies Vocabulary;
