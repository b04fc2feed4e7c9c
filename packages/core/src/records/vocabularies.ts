// SPDX-License-Identifier: Apache-2.0
import type { Vocabulary } from "./vocabulary.ts";

// The closed lists of the record kinds. A word that was released stays; its label may be corrected.

/** NIST SP 800-101r1. */
export const acquisitionMethods = {
  physical: { en: "Physical", fr: "Physique" },
  logical: { en: "Logical", fr: "Logique" },
  "file-system": { en: "File system", fr: "Système de fichiers" },
  manual: { en: "Manual", fr: "Manuelle" },
} as const satisfies Vocabulary;

export const sourceKinds = {
  file: { en: "File", fr: "Fichier" },
  folder: { en: "Folder", fr: "Dossier" },
  device: { en: "Device", fr: "Périphérique" },
  stream: { en: "Stream", fr: "Flux" },
} as const satisfies Vocabulary;

export const sealTypes = {
  provisional: { en: "Provisional closed seal", fr: "Scellé fermé provisoire" },
  open: { en: "Open seal", fr: "Scellé ouvert" },
  closed: { en: "Closed seal", fr: "Scellé fermé" },
} as const satisfies Vocabulary;

/** A seal that is made again is never provisional. */
export const resealTypes = { open: sealTypes.open, closed: sealTypes.closed } as const satisfies Vocabulary;

export const sealConditions = {
  intact: { en: "Seal intact", fr: "Scellé intact" },
  broken: { en: "Seal broken", fr: "Scellé brisé" },
  unsealed: { en: "Not under seal", fr: "Non scellé" },
} as const satisfies Vocabulary;

export const openingGrounds = {
  imaging: { en: "To make a forensic image", fr: "Réalisation d’une copie" },
  expertise: { en: "Examination by an expert", fr: "Expertise" },
  inventory: { en: "Inventory", fr: "Inventaire" },
  "judicial-order": { en: "Order of a judge", fr: "Ordonnance d’un magistrat" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const exhibitCategories = {
  phone: { en: "Telephone", fr: "Téléphone" },
  computer: { en: "Computer", fr: "Ordinateur" },
  "storage-medium": { en: "Storage medium", fr: "Support de stockage" },
  document: { en: "Document", fr: "Document" },
  money: { en: "Money", fr: "Somme d’argent" },
  drug: { en: "Narcotic", fr: "Produit stupéfiant" },
  weapon: { en: "Weapon", fr: "Arme" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const identifierTypes = {
  serial: { en: "Serial number", fr: "Numéro de série" },
  imei: { en: "IMEI", fr: "IMEI" },
  iccid: { en: "SIM card number", fr: "Numéro de carte SIM" },
  mac: { en: "Network address", fr: "Adresse réseau" },
  inventory: { en: "Inventory number", fr: "Numéro d’inventaire" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const powerStates = {
  on: { en: "Switched on", fr: "Allumé" },
  off: { en: "Switched off", fr: "Éteint" },
  unknown: { en: "Not known", fr: "Inconnu" },
} as const satisfies Vocabulary;

export const transferPurposes = {
  storage: { en: "Storage", fr: "Conservation" },
  imaging: { en: "Forensic imaging", fr: "Copie forensique" },
  examination: { en: "Examination", fr: "Examen" },
  court: { en: "Production in court", fr: "Production en justice" },
  transport: { en: "Transport", fr: "Transport" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const fixityOutcomes = {
  intact: { en: "Same bytes", fr: "Octets identiques" },
  altered: { en: "Other bytes", fr: "Octets différents" },
  missing: { en: "Object missing", fr: "Objet absent" },
  unreadable: { en: "Object unreadable", fr: "Objet illisible" },
} as const satisfies Vocabulary;

export const registerRoles = {
  administrator: { en: "Administrator", fr: "Administrateur" },
  user: { en: "User", fr: "Utilisateur" },
} as const satisfies Vocabulary;

export const memberRoles = {
  lead: { en: "Lead", fr: "Directeur d’enquête" },
  member: { en: "Member", fr: "Membre" },
  reader: { en: "Reader", fr: "Lecteur" },
} as const satisfies Vocabulary;

export const bodyTypes = {
  "police-unit": { en: "Police unit", fr: "Service de police" },
  inspectorate: { en: "Inspectorate", fr: "Inspection" },
  prosecution: { en: "Prosecution office", fr: "Parquet" },
  court: { en: "Court", fr: "Juridiction" },
  laboratory: { en: "Laboratory", fr: "Laboratoire" },
  oversight: { en: "Oversight body", fr: "Autorité de contrôle" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const relationTypes = {
  family: { en: "Family", fr: "Famille" },
  household: { en: "Same household", fr: "Même foyer" },
  superior: { en: "Superior", fr: "Supérieur hiérarchique" },
  subordinate: { en: "Subordinate", fr: "Subordonné" },
  colleague: { en: "Close colleague", fr: "Collègue proche" },
  friend: { en: "Friend", fr: "Ami" },
  business: { en: "Business", fr: "Lien d’affaires" },
  adversary: { en: "Declared conflict", fr: "Conflit déclaré" },
} as const satisfies Vocabulary;

export const legalStatuses = {
  "no-status": { en: "No status", fr: "Aucun statut" },
  complainant: { en: "Complainant", fr: "Plaignant" },
  victim: { en: "Victim", fr: "Victime" },
  witness: { en: "Witness", fr: "Témoin" },
  suspect: { en: "Suspected person", fr: "Mis en cause" },
  "assisted-witness": { en: "Assisted witness", fr: "Témoin assisté" },
  charged: { en: "Charged", fr: "Mis en examen" },
  convicted: { en: "Convicted", fr: "Condamné" },
  acquitted: { en: "Acquitted", fr: "Relaxé ou acquitté" },
  cleared: { en: "Cleared", fr: "Mis hors de cause" },
} as const satisfies Vocabulary;

export const statusSources = {
  judge: { en: "Decision of a judge", fr: "Décision d’un juge" },
  prosecutor: { en: "Decision of a prosecutor", fr: "Décision du parquet" },
  investigator: { en: "Record of an investigator", fr: "Procès-verbal d’enquêteur" },
  declaration: { en: "Declaration of the person", fr: "Déclaration de l’intéressé" },
} as const satisfies Vocabulary;

export const referralChannels = {
  complaint: { en: "Complaint", fr: "Plainte" },
  "protected-report": { en: "Protected report", fr: "Signalement protégé" },
  prosecutor: { en: "Instruction of a prosecutor", fr: "Saisine du parquet" },
  judge: { en: "Instruction of a judge", fr: "Commission rogatoire" },
  hierarchy: { en: "Report of the hierarchy", fr: "Rapport hiérarchique" },
  publication: { en: "Publication", fr: "Publication" },
  "own-initiative": { en: "Own initiative", fr: "Initiative propre" },
} as const satisfies Vocabulary;

export const closureGrounds = {
  completed: { en: "Inquiry completed", fr: "Enquête achevée" },
  referred: { en: "Passed to another authority", fr: "Transmise à une autre autorité" },
  discontinued: { en: "Discontinued", fr: "Classée" },
  merged: { en: "Joined to another case", fr: "Jointe à une autre affaire" },
} as const satisfies Vocabulary;

export const authorisationTypes = {
  warrant: { en: "Judge’s warrant", fr: "Mandat d’un juge" },
  requisition: { en: "Prosecutor’s requisition", fr: "Réquisition du parquet" },
  consent: { en: "Written consent", fr: "Assentiment écrit" },
  flagrancy: { en: "Offence in the act", fr: "Flagrance" },
  administrative: { en: "Administrative order", fr: "Ordre administratif" },
} as const satisfies Vocabulary;

export const placeTypes = {
  "police-office": { en: "Police office", fr: "Locaux de police" },
  dwelling: { en: "Dwelling", fr: "Domicile" },
  business: { en: "Business premises", fr: "Locaux professionnels" },
  vehicle: { en: "Vehicle", fr: "Véhicule" },
  "public-place": { en: "Public place", fr: "Lieu public" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

/** Who must attend: the person, somebody the person chose, or two witnesses from outside. */
export const attendanceBranches = {
  person: { en: "The person concerned", fr: "L’intéressé" },
  representative: { en: "A representative of the person’s choice", fr: "Un représentant de son choix" },
  "two-witnesses": { en: "Two witnesses", fr: "Deux témoins" },
  none: { en: "Nobody attended", fr: "Personne" },
} as const satisfies Vocabulary;

export const attendeeCapacities = {
  person: { en: "Person concerned", fr: "Intéressé" },
  representative: { en: "Representative", fr: "Représentant" },
  witness: { en: "Witness", fr: "Témoin" },
  lawyer: { en: "Lawyer", fr: "Avocat" },
  official: { en: "Official", fr: "Agent public" },
  expert: { en: "Expert", fr: "Expert" },
} as const satisfies Vocabulary;

export const signatureOutcomes = {
  signed: { en: "Signed", fr: "A signé" },
  refused: { en: "Refused to sign", fr: "A refusé de signer" },
  unable: { en: "Unable to sign", fr: "N’a pu signer" },
} as const satisfies Vocabulary;

export const keyRetirementGrounds = {
  lost: { en: "Lost", fr: "Perdue" },
  compromised: { en: "In other hands", fr: "Compromise" },
  replaced: { en: "Replaced", fr: "Remplacée" },
  departed: { en: "The person left", fr: "Départ de la personne" },
} as const satisfies Vocabulary;

export const accountUnbindingGrounds = {
  departed: { en: "The person left", fr: "Départ de la personne" },
  replaced: { en: "Replaced", fr: "Remplacé" },
  compromised: { en: "In other hands", fr: "Tombé en d’autres mains" },
} as const satisfies Vocabulary;

export const sessionEndings = {
  "signed-out": { en: "Signed out", fr: "Déconnexion" },
  revoked: { en: "Revoked", fr: "Révoquée" },
} as const satisfies Vocabulary;

export const memberRemovalGrounds = {
  departed: { en: "Left the inquiry", fr: "A quitté l’enquête" },
  "conflict-of-interest": { en: "Conflict of interest", fr: "Conflit d’intérêts" },
  "no-longer-needed": { en: "No longer needed", fr: "N’est plus nécessaire" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const erasureGrounds = {
  "retention-ended": { en: "Retention period ended", fr: "Durée de conservation échue" },
  "data-subject": { en: "Request of the person", fr: "Demande de la personne" },
  "unlawful-record": { en: "Should not have been recorded", fr: "Enregistrement illicite" },
  "judicial-order": { en: "Order of a judge", fr: "Décision d’un magistrat" },
} as const satisfies Vocabulary;

export const attempts = {
  read: { en: "Reading", fr: "Lecture" },
  write: { en: "Recording", fr: "Enregistrement" },
} as const satisfies Vocabulary;

export const timeBases = {
  stated: { en: "As stated", fr: "Telle que déclarée" },
  derived: { en: "Derived", fr: "Déduite" },
  translated: { en: "Translated", fr: "Traduite" },
} as const satisfies Vocabulary;

export const quantityUnits = {
  piece: { en: "piece", fr: "pièce" },
  gram: { en: "g", fr: "g" },
  kilogram: { en: "kg", fr: "kg" },
  litre: { en: "l", fr: "l" },
  metre: { en: "m", fr: "m" },
  euro: { en: "EUR", fr: "EUR" },
  byte: { en: "byte", fr: "octet" },
} as const satisfies Vocabulary;
