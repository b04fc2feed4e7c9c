// SPDX-License-Identifier: Apache-2.0
// What somebody may do to a case before handing it on: generated over the files and entries that it has.
import {
  checkpoints,
  claimsOfAll,
  claimsOfEntries,
  documents,
  entryRows,
  versions,
} from "./tampered-claims.ts";
import { additions, bitRows, removals, swaps } from "./tampered-files.ts";
import type { Dossier, Row, Tampering } from "./tampering.ts";

/** All of them. Where the manifests do not fit again, that is the tampering. */
export function tamperingsOf(dossier: Dossier): Tampering[] {
  return [
    ...family("a bit, and the manifests left", bitRows(dossier, false)),
    ...family("a bit, and the manifests made anew", bitRows(dossier, true)),
    ...family("a file taken away", removals(dossier)),
    ...family("a file put in", additions(dossier)),
    ...family("files in each other’s place", swaps(dossier)),
    ...family("entries of the case", entryRows(dossier)),
    ...family("what bundle.json says", [...claimsOfEntries(dossier), ...claimsOfAll()]),
    ...family("another state of the log", checkpoints(dossier)),
    ...family("an older version of the format", versions()),
    ...family("what is for reading", documents()),
  ];
}

function family(name: string, rows: readonly Row[]): Tampering[] {
  return rows.map(
    ([what, forge, told, foundBy, of]): Tampering => ({
      ...{ family: name, what, forge, foundBy, of: of ?? "whole" },
      told: told.split(" "),
    }),
  );
}
