// SPDX-License-Identifier: Apache-2.0
import { exhibitCode, readExhibitCode } from "@scelle/core";
import type { ExhibitLine } from "@scelle/core/api";

/** What a scan or a typed word means among the exhibits of a case. */
export type FoundExhibit =
  | { readonly type: "one"; readonly line: ExhibitLine }
  | { readonly type: "several"; readonly lines: readonly ExhibitLine[] }
  | { readonly type: "none" };

/**
 * By the identifier on its label; else by the number of the exhibit or of its seal, as it stands there. What
 * fits several is none of them.
 */
export function findExhibit(lines: readonly ExhibitLine[], text: string): FoundExhibit {
  const code = readExhibitCode(text);
  const byCode = code === undefined ? [] : lines.filter(({ exhibitRef }) => exhibitCode(exhibitRef) === code);
  const word = text.trim().toLowerCase();
  const named = ({ number, sealNumber }: ExhibitLine) =>
    number.toLowerCase() === word || sealNumber?.toLowerCase() === word;
  const found = byCode.length > 0 || word === "" ? byCode : lines.filter(named);
  const [line] = found;
  if (line === undefined) return { type: "none" };
  return found.length === 1 ? { type: "one", line } : { type: "several", lines: found };
}
