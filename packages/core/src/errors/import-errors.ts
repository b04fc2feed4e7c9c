// SPDX-License-Identifier: Apache-2.0
import type { ErrorRow } from "./error-row.ts";

/** What keeps a list of old stock, or a graph of another system, from being read. */
export const importErrors = {
  "import.unreadable": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The list {path} cannot be read: {problem}. Save it again as CSV or as an Excel workbook (.xlsx), or cut it into parts.",
    fr: "La liste {path} ne peut être lue : {problem}. Enregistrez-la de nouveau en CSV ou en classeur Excel (.xlsx), ou divisez-la.",
  },
  "import.mapping": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The mapping {path} does not fit the list: {problem}. Name in it the heading of each column that you want taken over, and run the command again.",
    fr: "La correspondance {path} ne convient pas à la liste : {problem}. Nommez-y l’en-tête de chaque colonne à reprendre, puis relancez la commande.",
  },
  "foreign-graph.unreadable": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The graph cannot be read at {at}: {problem}. Have the system that made it write JSON-LD with its context inside and each thing by name.",
    fr: "Le graphe ne peut être lu en {at} : {problem}. Faites écrire par le système d’origine du JSON-LD avec son contexte et chaque chose par son nom.",
  },
  "foreign-graph.context-elsewhere": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The graph takes the meaning of its terms from {url}, which is not fetched: who serves it could change what the graph says. Ask for the file with its context inside.",
    fr: "Le graphe tire le sens de ses termes de {url}, qui n’est pas consulté : qui le sert pourrait changer ce qu’il dit. Demandez le fichier avec son contexte.",
  },
  "foreign-graph.tells-nothing": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "Nothing in the file becomes a statement (things told of: {things}), and nothing was sealed: it is no CASE/UCO, or names nothing, or tells of persons only who do not act. Ask for the graph, or take the file in as a document: scelle seal --document.",
    fr: "Rien dans le fichier ne devient une déclaration (choses nommées : {things}) et rien n’a été scellé : ce n’est pas du CASE/UCO, ou rien n’y a de nom, ou seules y figurent des personnes qui n’agissent pas. Demandez le graphe, ou versez le fichier comme document : scelle seal --document.",
  },
  "foreign-graph.too-many": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The graph tells of {found} things that would be recorded one by one, and {most} are taken from one file. Ask for it in parts, by exhibit or by act.",
    fr: "Le graphe parle de {found} choses à consigner une à une ; on en reprend {most} par fichier. Demandez-le en plusieurs parties, par scellé ou par acte.",
  },
} as const satisfies Record<string, ErrorRow>;
