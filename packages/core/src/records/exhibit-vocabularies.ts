// SPDX-License-Identifier: Apache-2.0
import type { Vocabulary } from "./vocabulary.ts";

// The closed lists of what befalls an exhibit after its seizure. A word that was released stays.

export const partTypes = {
  sample: { en: "Sample to be kept", fr: "Échantillon à conserver" },
  portion: { en: "Portion", fr: "Fraction" },
  component: { en: "Component taken out", fr: "Composant extrait" },
} as const satisfies Vocabulary;

export const massUnits = {
  milligram: { en: "mg", fr: "mg" },
  gram: { en: "g", fr: "g" },
  kilogram: { en: "kg", fr: "kg" },
} as const satisfies Vocabulary;

export const imageFormats = {
  raw: { en: "Raw", fr: "Brut" },
  ewf: { en: "EWF (E01)", fr: "EWF (E01)" },
  aff4: { en: "AFF4", fr: "AFF4" },
  archive: { en: "Archive of files", fr: "Archive de fichiers" },
  vendor: { en: "Format of the tool", fr: "Format propre à l’outil" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

/** Containers that are recognised by their bytes. */
export const containerFormats = {
  ewf: { en: "EWF (E01)", fr: "EWF (E01)" },
  aff4: { en: "AFF4", fr: "AFF4" },
  ufdr: { en: "UFDR", fr: "UFDR" },
} as const satisfies Vocabulary;

export const carriedChecks = {
  agree: { en: "Checked over the content, and agree", fr: "Vérifiées sur le contenu, concordantes" },
  none: {
    en: "It carries none; only its own checksums were checked",
    fr: "Il n’en porte pas ; seules ses sommes internes ont été vérifiées",
  },
  unchecked: { en: "Carried, not checked", fr: "Portées, non vérifiées" },
} as const satisfies Vocabulary;

export const hashAlgorithms = {
  md5: { en: "MD5", fr: "MD5" },
  sha1: { en: "SHA-1", fr: "SHA-1" },
  sha256: { en: "SHA-256", fr: "SHA-256" },
  sha512: { en: "SHA-512", fr: "SHA-512" },
} as const satisfies Vocabulary;

export const segmentLayouts = {
  tar: { en: "Segments side by side in one tar", fr: "Segments réunis dans un tar" },
  joined: { en: "Segments joined end to end", fr: "Segments mis bout à bout" },
} as const satisfies Vocabulary;

export const segregationGrounds = {
  "legal-privilege": { en: "Lawyer’s privilege", fr: "Secret de l’avocat" },
  "press-source": { en: "Secrecy of press sources", fr: "Secret des sources de la presse" },
  medical: { en: "Medical secrecy", fr: "Secret médical" },
  informant: { en: "Identity of an informant", fr: "Identité d’un informateur" },
  "live-inquiry": { en: "Inquiry under way elsewhere", fr: "Enquête en cours par ailleurs" },
  "state-secret": { en: "State secret", fr: "Secret de la défense nationale" },
  "court-secret": { en: "Secrecy of deliberations", fr: "Secret du délibéré" },
  "private-life": {
    en: "Private life without bearing on the case",
    fr: "Vie privée sans lien avec l’affaire",
  },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;

export const examinedThings = {
  image: { en: "An image", fr: "Une copie" },
  original: { en: "The exhibit itself", fr: "L’objet lui-même" },
} as const satisfies Vocabulary;

export const inventoryOccasions = {
  periodic: { en: "Periodic", fr: "Périodique" },
  unannounced: { en: "Unannounced", fr: "Inopiné" },
  handover: { en: "Change of the person in charge", fr: "Changement de responsable" },
  "before-disposal": { en: "Before a disposal", fr: "Avant sortie" },
  "after-incident": { en: "After an incident", fr: "Après un incident" },
} as const satisfies Vocabulary;

/** Whether what stands on a screen was open to whoever held the device. */
export const lockStates = {
  locked: { en: "Locked", fr: "Verrouillé" },
  unlocked: { en: "Not locked", fr: "Non verrouillé" },
  unknown: { en: "Not known", fr: "Inconnu" },
} as const satisfies Vocabulary;

/** NIST SP 800-101r1. */
export const isolationMeasures = {
  faraday: { en: "A shielded bag", fr: "Une pochette isolante" },
  "airplane-mode": { en: "Airplane mode", fr: "Le mode avion" },
  "sim-removed": { en: "Taking out the SIM card", fr: "Le retrait de la carte SIM" },
  "switched-off": { en: "Switching it off", fr: "L’extinction" },
  none: { en: "Nothing", fr: "Rien" },
} as const satisfies Vocabulary;

export const returnGrounds = {
  owner: { en: "To its owner", fr: "À son propriétaire" },
  "entitled-person": { en: "To another person entitled", fr: "À un autre ayant droit" },
  "judicial-order": { en: "Order of a judge or prosecutor", fr: "Décision d’un magistrat" },
  "no-longer-needed": { en: "No longer needed", fr: "N’est plus nécessaire" },
} as const satisfies Vocabulary;

export const destructionMethods = {
  incineration: { en: "Incineration", fr: "Incinération" },
  mechanical: { en: "Mechanical", fr: "Mécanique" },
  chemical: { en: "Chemical", fr: "Chimique" },
  "data-erasure": { en: "Erasure of the medium", fr: "Effacement du support" },
  other: { en: "Other", fr: "Autre" },
} as const satisfies Vocabulary;
