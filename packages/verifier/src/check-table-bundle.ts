// SPDX-License-Identifier: Apache-2.0
import type { CheckRow } from "./check-sentence.ts";

/** Checks that only a bundle of one case needs. */
export const bundleCheckRows = {
  "bundle.document": {
    concerns: "integrity",
    ok: { en: "bundle.json is in its exact form.", fr: "bundle.json est dans sa forme exacte." },
    failed: { en: "{subject}: {problem}.", fr: "{subject} : {problem}." },
    absent: { en: "{subject} is missing.", fr: "{subject} manque." },
  },
  "bundle.manifest": {
    concerns: "integrity",
    ok: {
      en: "Files whose digests are those that the manifests state: {count}.",
      fr: "Fichiers dont les empreintes sont celles des manifestes : {count}.",
    },
    failed: { en: "{subject}: {problem}.", fr: "{subject} : {problem}." },
    absent: { en: "{subject} is missing.", fr: "{subject} manque." },
  },
  "bundle.foreign": {
    concerns: "integrity",
    failed: {
      en: "{subject} is in the file and no part of a bundle.",
      fr: "{subject} est dans le fichier et n’appartient pas à une liasse.",
    },
  },
  "bundle.documents": {
    concerns: "integrity",
    ok: {
      en: "Files for reading, and others that its list names, that are what the register made: {count}.",
      fr: "Fichiers à lire, et autres que cite sa liste, qui sont ceux que le registre a faits : {count}.",
    },
    failed: { en: "{subject}: {problem}.", fr: "{subject} : {problem}." },
    absent: {
      en: "{subject}, which the register put into the bundle, is missing.",
      fr: "{subject}, que le registre avait mis dans la liasse, manque.",
    },
  },
  "bundle.entry": {
    concerns: "integrity",
    ok: {
      en: "Entries proved to stand in the signed log: {count}.",
      fr: "Entrées dont la place au journal signé est prouvée : {count}.",
    },
    failed: {
      en: "Entry {index} is not proved to stand in the log: {problem}.",
      fr: "La place de l’entrée {index} au journal n’est pas prouvée : {problem}.",
    },
    absent: {
      en: "{subject}, which bundle.json names, is missing.",
      fr: "{subject}, que nomme bundle.json, manque.",
    },
  },
  "bundle.content": {
    concerns: "integrity",
    ok: {
      en: "Open records equal to what their entries commit to: {count}.",
      fr: "Actes ouverts égaux à ce qu’engagent leurs entrées : {count}.",
    },
    failed: { en: "Entry {index}: {problem}.", fr: "Entrée {index} : {problem}." },
  },
  "bundle.author": {
    concerns: "integrity",
    ok: {
      en: "Records whose key an earlier record of the bundle gives to their author: {count}.",
      fr: "Actes dont la clé est donnée à leur auteur par un acte antérieur de la liasse : {count}.",
    },
    failed: {
      en: "No earlier record of the bundle gives the key of entry {index} to its author.",
      fr: "Aucun acte antérieur de la liasse ne donne la clé de l’entrée {index} à son auteur.",
    },
  },
  "bundle.case-end": {
    concerns: "integrity",
    ok: {
      en: "Numbers of the case run without a gap from its first entry to the act of disclosure: {count}.",
      fr: "Les numéros de l’affaire se suivent de la première entrée à l’acte de communication : {count}.",
    },
    failed: { en: "The case is not whole: {problem}.", fr: "L’affaire n’est pas entière : {problem}." },
  },
  "bundle.disclosure": {
    concerns: "integrity",
    ok: {
      en: "The acts of disclosure are in the log and name every record that is open here: {count}.",
      fr: "Les actes de communication sont au journal et désignent chaque acte ouvert ici : {count}.",
    },
    failed: {
      en: "The acts of disclosure do not bear out bundle.json: {problem}.",
      fr: "Les actes de communication ne confirment pas bundle.json : {problem}.",
    },
  },
  "bundle.version": {
    concerns: "integrity",
    ok: {
      en: "The file is in the version of the format that the act of disclosure names: {found}.",
      fr: "Le fichier est dans la version du format que nomme l’acte de communication : {found}.",
    },
    failed: {
      en: "The file is of version {found}, and the act of disclosure says that it was made in version {expected}: somebody took away what version {found} lacks, SHA-512, the list of documents that the register signed, and times attested from outside.",
      fr: "Le fichier est de version {found}, et l’acte de communication le dit fait en version {expected} : quelqu’un a ôté ce qui manque à la version {found}, SHA-512, la liste des documents signée par le registre et les heures attestées de l’extérieur.",
    },
    note: {
      en: "The file is of version {found}: it has no SHA-512, no list of documents that the register signed and no times attested from outside.",
      fr: "Le fichier est de version {found} : il n’a ni SHA-512, ni liste de documents signée par le registre, ni heure attestée de l’extérieur.",
    },
  },
  "bundle.withheld": {
    concerns: "integrity",
    note: {
      en: "Entries held back, whose place is proved and whose content is not here: {count}.",
      fr: "Entrées retenues, dont la place est prouvée et le contenu absent : {count}.",
    },
  },
  "bundle.erased": {
    concerns: "integrity",
    failed: { en: "Entry {index}: {problem}.", fr: "Entrée {index} : {problem}." },
    note: {
      en: "Entry {index} was erased, by a decision that is not open here.",
      fr: "L’entrée {index} fut effacée, par une décision qui n’est pas ouverte ici.",
    },
    ok: {
      en: "Erased entries whose erasure an open decision orders: {count}.",
      fr: "Entrées effacées par une décision ouverte ici : {count}.",
    },
  },
  "bundle.anchor-newer": {
    concerns: "completeness",
    "not-checked": {
      en: "{subject} fixes {size} entries and this file was made when there were {logSize}: it cannot speak of those after. Ask for a newer file, or give what you kept before.",
      fr: "{subject} fixe {size} entrées et ce fichier date d’un moment où il y en avait {logSize} : il ne peut rien dire des suivantes. Demandez un fichier plus récent, ou donnez ce que vous gardiez avant.",
    },
  },
  "bundle.anchor-unproved": {
    concerns: "completeness",
    "not-checked": {
      en: "{subject} of size {size} cannot be compared: this file brings no proof from that size. Ask for one that does (`scelle bundle --from-size {size}`).",
      fr: "{subject} de taille {size} ne peut être comparé : ce fichier n’apporte aucune preuve depuis cette taille. Demandez-en un qui l’apporte (`scelle bundle --from-size {size}`).",
    },
  },
  "bundle.anchor-proof": {
    concerns: "completeness",
    failed: {
      en: "The proof from {subject} of size {size} does not lead to the checkpoint of this file: the file was altered, or the history was rewritten.",
      fr: "La preuve depuis {subject} de taille {size} ne mène pas au point de contrôle de ce fichier : le fichier a été modifié, ou l’historique réécrit.",
    },
  },
} as const satisfies Record<string, CheckRow>;
