// SPDX-License-Identifier: Apache-2.0
import type { ErrorRow } from "./error-row.ts";

/** What a bundle of a case cannot be read for, and why none could be made. */
export const bundleErrors = {
  "bundle.unreadable": {
    status: 422,
    exit: 65,
    retry: "no",
    en: "The file is no readable bundle: {path} ({problem}). Ask whoever handed it over for another copy.",
    fr: "Le fichier n’est pas une liasse lisible : {path} ({problem}). Demandez-en une autre copie à qui l’a remis.",
  },
  "bundle.encrypted": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The file is encrypted. Open it first with your key: age --decrypt --identity KEY --output case.zip FILE; then check case.zip.",
    fr: "Le fichier est chiffré. Ouvrez-le d’abord avec votre clé : age --decrypt --identity CLÉ --output case.zip FICHIER ; puis contrôlez case.zip.",
  },
  "bundle.changed-meanwhile": {
    status: 409,
    exit: 75,
    retry: "later",
    en: "Record {ref} was erased while the bundle was being written. What was written is cut off: disclose again.",
    fr: "L’acte {ref} a été effacé pendant l’écriture de la liasse. Ce qui fut écrit est coupé : communiquez à nouveau.",
  },
  "bundle.nothing-to-disclose": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The decisions that were named leave nothing of case {case} to disclose. Name the grant that lets records go.",
    fr: "Les décisions indiquées ne laissent rien à communiquer de l’affaire {case}. Indiquez l’accord qui le permet.",
  },
  "bundle.too-large": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "Case {case} has {entries} entries, more than one bundle shows. Hand over a copy of the register instead.",
    fr: "L’affaire {case} compte {entries} entrées, plus qu’une liasse n’en montre. Remettez une copie du registre.",
  },
  "bundle.object-missing": {
    status: 500,
    exit: 65,
    retry: "after-operator",
    en: "The sealed object {root} is not in the vault as its record states. Run `scelle verify --deep`, or disclose without objects.",
    fr: "L’objet scellé {root} n’est pas au coffre comme l’indique son acte. Lancez `scelle verify --deep`, ou communiquez sans objets.",
  },
  "bundle.object-altered": {
    status: 500,
    exit: 65,
    retry: "after-operator",
    en: "The sealed object {root} in the vault is not the one that its record names, and was not handed over. Keep it as it is, put one from a backup in its place, or disclose without objects.",
    fr: "L’objet scellé {root} du coffre n’est pas celui que nomme son acte : il n’a pas été remis. Conservez-le tel quel, remplacez-le depuis une sauvegarde, ou communiquez sans objets.",
  },
} as const satisfies Record<string, ErrorRow>;
