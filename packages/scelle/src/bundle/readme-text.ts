// SPDX-License-Identifier: Apache-2.0
import type { BundleJson } from "@scelle/core";
import { page, wrapped } from "../program/lines.ts";
import type { BundleDocument } from "./document-material.ts";

const lineLength = 78;

/** The first thing that somebody reads who opens a bundle: what it is, and how to check it without us. */
export function readmeText(document: BundleJson, made: Documents, isExercise: boolean): string {
  const sectionIn = (words: Words) => section(document, made, isExercise, words);
  return page([...sectionIn(english), "", ...sectionIn(french)]);
}

type Documents = readonly Pick<BundleDocument, "path" | "title">[];

type Words = Readonly<{
  title: string;
  exercise: string;
  what: (document: BundleJson, counts: Counts) => readonly string[];
  reading: string;
  language: "en" | "fr";
}>;

type Counts = Readonly<Record<"disclosed" | "withheld" | "erased", number>>;

function section(document: BundleJson, made: Documents, isExercise: boolean, words: Words): string[] {
  const count = (state: string) => document.entries.filter((entry) => entry.state === state).length;
  const counts = { disclosed: count("disclosed"), withheld: count("withheld"), erased: count("erased") };
  const paragraphs = [...(isExercise ? [words.exercise] : []), ...words.what(document, counts)];
  const documents = made.map(({ path, title }) => `  data/documents/${path}: ${title[words.language]}`);
  return [
    ...[words.title, ""],
    ...paragraphs.flatMap((text) => [...wrapped(text, lineLength), ""]),
    ...wrapped(words.reading, lineLength),
    ...documents,
  ];
}

const english: Words = {
  title: "A CASE FROM A REGISTER, TO BE CHECKED BY WHOEVER RECEIVED IT",
  exercise: "EXERCISE: everything in this bundle is invented.",
  what: ({ origin, caseRef, checkpointSize, objects }, { disclosed, withheld, erased }) => [
    `Register ${origin}, case ${caseRef}, as the log stood at ${checkpointSize} entries.`,
    `Of the case's entries ${disclosed} are open here, ${withheld} are held back and ${erased} were erased. ` +
      "data/bundle.json says for each one held back on what ground. None can be left out unnoticed: their numbers in " +
      "the case run without a gap, and each is proved to stand in the log. That is one chain without gaps; that no " +
      "second chain was kept for the same matter is not shown by it.",
    objects.areIncluded
      ? `${objects.list.length} sealed objects go along, still encrypted: only who has a key of theirs opens them.`
      : "No sealed objects go along.",
    "To check it: `scelle verify` on this file, or the page verify.html in a browser without a network. Take a copy " +
      "of either from somebody other than whoever gave you this file, and the register's public key too.",
    "What no check shows: that what was recorded is true, or that everything that happened was recorded.",
  ],
  reading:
    "Made for reading, from the records that are open here. The register signed the list of these files " +
    "(data/documents.note); what proves is the records:",
  language: "en",
};

const french: Words = {
  title: "UNE AFFAIRE TIRÉE D’UN REGISTRE, À CONTRÔLER PAR QUI LA REÇOIT",
  exercise: "EXERCICE : tout ce que contient cette liasse est inventé.",
  what: ({ origin, caseRef, checkpointSize, objects }, { disclosed, withheld, erased }) => [
    `Registre ${origin}, affaire ${caseRef}, le journal comptant ${checkpointSize} entrées.`,
    `Des entrées de l’affaire, ${disclosed} sont ouvertes ici, ${withheld} sont retenues et ${erased} ont été ` +
      "effacées. data/bundle.json indique pour chaque entrée retenue à quel titre. Aucune ne peut manquer sans qu’on le " +
      "voie : leurs numéros dans l’affaire se suivent, et la place de chacune au journal est prouvée. C’est une " +
      "chaîne sans lacune ; qu’aucune seconde chaîne n’ait été tenue pour la même affaire, elle ne le montre pas.",
    objects.areIncluded
      ? `${objects.list.length} objets scellés sont joints, toujours chiffrés : seul le détenteur d’une clé les ouvre.`
      : "Aucun objet scellé n’est joint.",
    "Pour contrôler : `scelle verify` sur ce fichier, ou la page verify.html dans un navigateur hors réseau. " +
      "Procurez-vous l’un ou l’autre, et la clé publique du registre, auprès d’un autre que l’auteur de la remise.",
    "Ce qu’aucun contrôle ne montre : que ce qui fut consigné est vrai, ni que tout ce qui advint fut consigné.",
  ],
  reading:
    "Faits pour être lus, à partir des actes ouverts ici. Le registre a signé la liste de ces fichiers " +
    "(data/documents.note) ; ce qui prouve, ce sont les actes :",
  language: "fr",
};
