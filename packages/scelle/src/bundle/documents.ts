// SPDX-License-Identifier: Apache-2.0
import type { DocumentMaker } from "./document-material.ts";
import { recordsTable } from "./records-table.ts";

/** Everything that is made for reading, in the order in which README.txt names it. */
export const documentMakers: readonly DocumentMaker[] = [recordsTable];
