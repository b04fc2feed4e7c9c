// SPDX-License-Identifier: Apache-2.0
import type { ErrorRow } from "./error-row.ts";

/** What keeps a list of old stock from being read. */
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
} as const satisfies Record<string, ErrorRow>;
