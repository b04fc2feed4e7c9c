// SPDX-License-Identifier: Apache-2.0
import { bundlePaths } from "@scelle/core";
import type { BundleFiles } from "@scelle/verifier";
import { parse } from "csv-parse/sync";
import { entryColumn, heldCorrectionsColumn, recordsTablePath } from "./records-table.ts";

/**
 * Whether a bundle that was checked holds back a correction of the record that its case began with: the table
 * of records says so, which the register signed with the other documents. A bundle that does not say it may.
 */
export async function holdsFoundingCorrection(files: BundleFiles, foundingIndex: number): Promise<boolean> {
  const path = bundlePaths.documentsFolder + recordsTablePath;
  if (!files.sizes.has(path)) return true;
  const text = new TextDecoder().decode(await files.read(path));
  // The record that a case begins with stands in the first line below the headings.
  const [headings = [], founding = []] = parse(text, { to: 2, relax_column_count: true });
  const [entry, held] = [entryColumn, heldCorrectionsColumn].map((name) => founding[headings.indexOf(name)]);
  return entry !== String(foundingIndex) || held !== "";
}
