// SPDX-License-Identifier: Apache-2.0
import type { Vocabulary } from "./vocabulary.ts";

// The closed lists of statements, findings, incidents and counts. A word that was released stays.

/** How the innermost voice puts what it says. Fiction and comparison are recorded as such. */
export const moods = {
  asserted: { en: "Asserted", fr: "Affirmé" },
  intended: { en: "Intended", fr: "Projeté" },
  feared: { en: "Feared", fr: "Redouté" },
  alleged: { en: "Alleged", fr: "Allégué" },
  denied: { en: "Denied", fr: "Contesté" },
  conditional: { en: "On a condition", fr: "Sous condition" },
  question: { en: "Asked", fr: "Demandé" },
  compared: { en: "Compared", fr: "Comparé" },
  fictional: { en: "Fiction", fr: "Fiction" },
} as const satisfies Vocabulary;

export const polarities = {
  affirmed: { en: "It is so", fr: "Il en est ainsi" },
  negated: { en: "It is not so", fr: "Il n’en est pas ainsi" },
  open: { en: "Left open", fr: "Laissé ouvert" },
} as const satisfies Vocabulary;

/** From the surest down. FactBank's certain, probable, possible, underspecified. */
export const certainties = {
  certain: { en: "Without reserve", fr: "Sans réserve" },
  probable: { en: "As probable", fr: "Comme probable" },
  possible: { en: "As possible", fr: "Comme possible" },
  unknown: { en: "Not said how sure", fr: "Degré de certitude non dit" },
} as const satisfies Vocabulary;

/** What a hedge weakens. */
export const hedgeTargets = {
  certainty: { en: "How sure it is", fr: "La certitude" },
  amount: { en: "The amount", fr: "La quantité" },
  time: { en: "The time", fr: "Le temps" },
  attribution: { en: "Who says it", fr: "L’attribution" },
  legal: { en: "Its legal character", fr: "La qualification" },
} as const satisfies Vocabulary;

export const voiceRoles = {
  author: { en: "Author of the text", fr: "Auteur du texte" },
  reported: { en: "Reported", fr: "Rapportée" },
} as const satisfies Vocabulary;

export const voiceCounts = {
  one: { en: "One", fr: "Une" },
  several: { en: "Several", fr: "Plusieurs" },
  unknown: { en: "Number not said", fr: "Nombre non dit" },
} as const satisfies Vocabulary;

/** What statements are about, so that “who says so?” is a question to records and not to words. */
export const predicates = {
  searched: { en: "searched", fr: "a perquisitionné" },
  seized: { en: "seized", fr: "a saisi" },
  arrested: { en: "arrested", fr: "a interpellé" },
  killed: { en: "killed", fr: "a tué" },
  died: { en: "died", fr: "est mort" },
  warned: { en: "warned beforehand", fr: "a prévenu à l’avance" },
  disclosed: { en: "passed information on", fr: "a transmis une information" },
  "broke-rules": { en: "broke rules", fr: "a enfreint des règles" },
  "took-benefit": { en: "took a benefit", fr: "a reçu un avantage" },
  deployed: { en: "deployed", fr: "a déployé" },
  "is-losing": { en: "is losing", fr: "est en train de perdre" },
  "is-succeeding": { en: "is succeeding", fr: "réussit" },
  "is-like": { en: "is like", fr: "ressemble à" },
  "is-based-on": { en: "is based on", fr: "s’inspire de" },
  judges: { en: "judges", fr: "porte un jugement sur" },
  counts: { en: "counts", fr: "dénombre" },
  other: { en: "other", fr: "autre" },
} as const satisfies Vocabulary;

export const statementRelations = {
  supports: { en: "Supports", fr: "Appuie" },
  contradicts: { en: "Contradicts", fr: "Contredit" },
  retracts: { en: "Retracts", fr: "Retire" },
  supersedes: { en: "Supersedes", fr: "Remplace" },
  "same-content": { en: "Says the same", fr: "Dit la même chose" },
  mistranslates: { en: "Mistranslates", fr: "Traduit mal" },
  "independent-of": { en: "Rests on another source than", fr: "Repose sur une autre source que" },
} as const satisfies Vocabulary;

export const textOrigins = {
  typed: { en: "Typed from the document", fr: "Saisi d’après le document" },
  extracted: { en: "Extracted by a program", fr: "Extrait par un programme" },
  recognised: { en: "Recognised from an image", fr: "Reconnu dans une image" },
  transcribed: { en: "Transcribed from speech", fr: "Transcrit de l’oral" },
} as const satisfies Vocabulary;

/** How a text came from another. Only a text that cites has something of its own to say. */
export const derivations = {
  cites: { en: "Cites", fr: "Cite" },
  translates: { en: "Translates", fr: "Traduit" },
  reprints: { en: "Reprints", fr: "Reproduit" },
  summarises: { en: "Summarises", fr: "Résume" },
} as const satisfies Vocabulary;

/** Admiralty code, first axis: the source. */
export const reliabilities = {
  A: { en: "Completely reliable", fr: "Totalement fiable" },
  B: { en: "Usually reliable", fr: "Généralement fiable" },
  C: { en: "Fairly reliable", fr: "Assez fiable" },
  D: { en: "Not usually reliable", fr: "Généralement peu fiable" },
  E: { en: "Unreliable", fr: "Non fiable" },
  F: { en: "Reliability cannot be judged", fr: "Fiabilité inappréciable" },
} as const satisfies Vocabulary;

/** Admiralty code, second axis: what is said. */
export const credibilities = {
  "1": { en: "Confirmed by other sources", fr: "Confirmé par d’autres sources" },
  "2": { en: "Probably true", fr: "Probablement vrai" },
  "3": { en: "Possibly true", fr: "Peut-être vrai" },
  "4": { en: "Doubtful", fr: "Douteux" },
  "5": { en: "Improbable", fr: "Improbable" },
  "6": { en: "Truth cannot be judged", fr: "Véracité inappréciable" },
} as const satisfies Vocabulary;

/** ICD 203, one row of words. */
export const likelihoods = {
  "almost-no-chance": { en: "Almost no chance (01–05 %)", fr: "Presque exclu (01–05 %)" },
  "very-unlikely": { en: "Very unlikely (05–20 %)", fr: "Très improbable (05–20 %)" },
  unlikely: { en: "Unlikely (20–45 %)", fr: "Improbable (20–45 %)" },
  "roughly-even": { en: "Roughly even chance (45–55 %)", fr: "Une chance sur deux (45–55 %)" },
  likely: { en: "Likely (55–80 %)", fr: "Probable (55–80 %)" },
  "very-likely": { en: "Very likely (80–95 %)", fr: "Très probable (80–95 %)" },
  "almost-certain": { en: "Almost certain (95–99 %)", fr: "Presque certain (95–99 %)" },
} as const satisfies Vocabulary;

export const confidences = {
  low: { en: "Low", fr: "Faible" },
  moderate: { en: "Moderate", fr: "Modérée" },
  high: { en: "High", fr: "Élevée" },
} as const satisfies Vocabulary;

export const groupTypes = {
  gang: { en: "Gang", fr: "Bande" },
  network: { en: "Network", fr: "Réseau" },
  public: { en: "Part of the public", fr: "Partie du public" },
  authorities: { en: "Authorities, not named", fr: "Autorités, non désignées" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const incidentTypes = {
  shooting: { en: "Shooting", fr: "Tirs" },
  stabbing: { en: "Stabbing", fr: "Attaque au couteau" },
  arson: { en: "Arson", fr: "Incendie volontaire" },
  explosion: { en: "Explosion", fr: "Explosion" },
  kidnapping: { en: "Kidnapping", fr: "Enlèvement" },
  death: { en: "Death", fr: "Décès" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const qualifications = {
  unqualified: { en: "Not qualified yet", fr: "Non encore qualifié" },
  murder: { en: "Murder", fr: "Assassinat" },
  homicide: { en: "Intentional homicide", fr: "Meurtre" },
  "attempted-homicide": { en: "Attempted homicide", fr: "Tentative de meurtre" },
  "violence-causing-death": { en: "Violence causing death", fr: "Violences ayant entraîné la mort" },
  violence: { en: "Violence", fr: "Violences" },
  "negligent-homicide": { en: "Negligent homicide", fr: "Homicide involontaire" },
  "lawful-force": { en: "Lawful use of force", fr: "Usage légitime de la force" },
  accident: { en: "Accident", fr: "Accident" },
  suicide: { en: "Suicide", fr: "Suicide" },
  "no-offence": { en: "No offence", fr: "Aucune infraction" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const countUnits = {
  death: { en: "deaths", fr: "décès" },
  victim: { en: "victims", fr: "victimes" },
  fact: { en: "facts", fr: "faits" },
  incident: { en: "incidents", fr: "incidents" },
  arrest: { en: "arrests", fr: "interpellations" },
  procedure: { en: "procedures", fr: "procédures" },
  officer: { en: "officers", fr: "agents" },
  person: { en: "persons", fr: "personnes" },
  device: { en: "devices", fr: "appareils" },
  day: { en: "days", fr: "jours" },
  other: { en: "of another kind", fr: "d’une autre nature" },
} as const satisfies Vocabulary;

export const weekdays = {
  monday: { en: "Monday", fr: "lundi" },
  tuesday: { en: "Tuesday", fr: "mardi" },
  wednesday: { en: "Wednesday", fr: "mercredi" },
  thursday: { en: "Thursday", fr: "jeudi" },
  friday: { en: "Friday", fr: "vendredi" },
  saturday: { en: "Saturday", fr: "samedi" },
  sunday: { en: "Sunday", fr: "dimanche" },
} as const satisfies Vocabulary;

/** Which part of a named day; a night lies on two days, and languages name it by either. */
export const dayParts = {
  "whole-day": { en: "The whole day", fr: "Toute la journée" },
  daytime: { en: "In daytime", fr: "De jour" },
  "night-into": { en: "The night that ends on it", fr: "La nuit qui s’y achève" },
  "night-after": { en: "The night that begins on it", fr: "La nuit qui y commence" },
} as const satisfies Vocabulary;

/** What a statement of another system is about. Who acted is named for the act and is no person here. */
export const importedSubjects = {
  act: { en: "An act", fr: "Un acte" },
  provenance: { en: "A provenance", fr: "Une provenance" },
  thing: { en: "A device or thing", fr: "Un appareil ou objet" },
  content: { en: "A file or other content", fr: "Un fichier ou autre contenu" },
  authorisation: { en: "An authorisation", fr: "Une autorisation" },
  tool: { en: "A tool", fr: "Un outil" },
  actor: { en: "An office, body or person", fr: "Un service, organisme ou une personne" },
  place: { en: "A place", fr: "Un lieu" },
  investigation: { en: "An investigation", fr: "Une enquête" },
} as const satisfies Vocabulary;
