// SPDX-License-Identifier: Apache-2.0
import { caseDocument } from "../dossier/case-document.ts";
import { pageOneDocument } from "../dossier/page-one-document.ts";
import { checkingPage } from "./checking-page.ts";
import type { DocumentMaker } from "./document-material.ts";
import { recordsTable } from "./records-table.ts";

/** Everything that is made for reading, in the order in which README.txt names it. */
export const documentMakers: readonly DocumentMaker[] = [
  pageOneDocument,
  recordsTable,
  caseDocument,
  checkingPage,
];
