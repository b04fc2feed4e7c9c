// SPDX-License-Identifier: Apache-2.0
import type { FieldItem, FieldSearch } from "../../field/field-search.ts";
import type { Alter } from "./use-field-search.ts";

/** What every part of a search is handed. */
export interface SearchPartProps {
  readonly search: FieldSearch;
  /** @returns whether it is on the device */
  readonly change: (alter: Alter) => Promise<boolean>;
}

/** Changes an item on the screen at once; once it is done it is on the device. */
export type AlterItem = (alter: (item: FieldItem) => FieldItem) => Promise<void>;
