// SPDX-License-Identifier: Apache-2.0
import type { CheckRow } from "./check-sentence.ts";

/** Checks of a case that one register gave to another. */
export const transferCheckRows = {
  "transfer.continues": {
    concerns: "integrity",
    ok: {
      en: "This case continues case {case} of the register {origin}, up to its entry {entry}, number {seq} of that case: the chain is unbroken.",
      fr: "Cette affaire continue l’affaire {case} du registre {origin}, jusqu’à son entrée {entry}, numéro {seq} de cette affaire : la chaîne est continue.",
    },
    failed: {
      en: "Entry {index} says that this case continues case {case} of the register {origin}, and that does not hold: {problem}.",
      fr: "L’entrée {index} dit que cette affaire continue l’affaire {case} du registre {origin}, et cela ne tient pas : {problem}.",
    },
  },
  "transfer.source-key": {
    concerns: "integrity",
    ok: {
      en: "The key of the register {origin} is one that was given from outside.",
      fr: "La clé du registre {origin} est une de celles données de l’extérieur.",
    },
    failed: {
      en: "The key of the register {origin} that entry {index} names is none of those given from outside: {key}.",
      fr: "La clé du registre {origin} que désigne l’entrée {index} n’est aucune de celles données de l’extérieur : {key}.",
    },
    "not-checked": {
      en: "No key of the register {origin} was given from outside: what it signed is checked with the key that entry {index} names, {key}.",
      fr: "Aucune clé du registre {origin} n’a été donnée de l’extérieur : ce qu’il a signé est vérifié avec la clé que désigne l’entrée {index}, {key}.",
    },
  },
  "transfer.given": {
    concerns: "integrity",
    note: {
      en: "Entry {index} gave case {case} to the register {origin}: {problem}.",
      fr: "L’entrée {index} a transmis l’affaire {case} au registre {origin} : {problem}.",
    },
  },
  "transfer.acknowledged": {
    concerns: "integrity",
    ok: {
      en: "The register {origin} received case {case}, as its entry {entry} proves.",
      fr: "Le registre {origin} a reçu l’affaire {case}, ce que prouve son entrée {entry}.",
    },
    failed: {
      en: "Entry {index} says that the register {origin} received case {case}, and that does not hold: {problem}.",
      fr: "L’entrée {index} dit que le registre {origin} a reçu l’affaire {case}, et cela ne tient pas : {problem}.",
    },
    "not-checked": {
      en: "Entry {index} says that case {case} was received, and the transfer that it answers is not open here.",
      fr: "L’entrée {index} dit que l’affaire {case} fut reçue, et la transmission à laquelle elle répond n’est pas ouverte ici.",
    },
  },
  "transfer.exhibit-taken": {
    concerns: "integrity",
    ok: {
      en: "Exhibits taken over from the other register that are the ones that it held: {count}.",
      fr: "Scellés repris de l’autre registre qui sont bien ceux qu’il détenait : {count}.",
    },
    failed: {
      en: "Entry {index} takes an exhibit over from the register {origin}, and that does not hold: {problem}.",
      fr: "L’entrée {index} reprend un scellé du registre {origin}, et cela ne tient pas : {problem}.",
    },
    "not-checked": {
      en: "Entry {index} takes an exhibit over from another register; where its case came from is not open here.",
      fr: "L’entrée {index} reprend un scellé d’un autre registre ; l’origine de l’affaire n’est pas ouverte ici.",
    },
  },
  "transfer.exhibit-given": {
    concerns: "integrity",
    ok: {
      en: "Exhibits that the other register proved to hold: {count}.",
      fr: "Scellés dont l’autre registre a prouvé la détention : {count}.",
    },
    failed: {
      en: "Entry {index} says that the register {origin} holds an exhibit, and that does not hold: {problem}.",
      fr: "L’entrée {index} dit que le registre {origin} détient un scellé, et cela ne tient pas : {problem}.",
    },
    "not-checked": {
      en: "Entry {index} says that another register holds an exhibit; where the case went is not open here.",
      fr: "L’entrée {index} dit qu’un autre registre détient un scellé ; la destination de l’affaire n’est pas ouverte ici.",
    },
  },
  "transfer.single": {
    concerns: "integrity",
    failed: {
      en: "Case {case} was given away twice: by entry {first} to {origin}, and by entry {index} to {other}, and nothing withdrew the first. Both entries are in one signed log: keep them.",
      fr: "L’affaire {case} a été transmise deux fois : par l’entrée {first} à {origin}, et par l’entrée {index} à {other}, et rien n’a retiré la première. Les deux entrées sont dans un même journal signé : conservez-les.",
    },
    "not-checked": {
      en: "Entries {first} and {index} both give case {case} away, to {origin} and to {other}; whether the first was withdrawn is held back.",
      fr: "Les entrées {first} et {index} transmettent toutes deux l’affaire {case}, à {origin} et à {other} ; le retrait de la première est retenu.",
    },
  },
  "transfer.acts-after": {
    concerns: "integrity",
    failed: {
      en: "Entry {index} ({kind}) goes on with case {case} after entry {first} gave it to the register {origin}.",
      fr: "L’entrée {index} ({kind}) poursuit l’affaire {case} après que l’entrée {first} l’a transmise au registre {origin}.",
    },
    "not-checked": {
      en: "Entry {index} ({kind}) goes on with case {case}, which entry {first} gave to the register {origin}; whether that was withdrawn before is held back.",
      fr: "L’entrée {index} ({kind}) poursuit l’affaire {case}, que l’entrée {first} a transmise au registre {origin} ; si elle fut retirée auparavant, cela est retenu.",
    },
  },
} as const satisfies Record<string, CheckRow>;
