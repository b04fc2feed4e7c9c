// SPDX-License-Identifier: Apache-2.0
import { dispositionOutcomes } from "@scelle/core";
import { useStandings } from "../api/known-standings.ts";
import { useSay, useWords } from "../words/use-words.ts";
import { Mark } from "./mark.tsx";
import { NameOf } from "./name-of.tsx";
import { RecordLink } from "./record-link.tsx";
import { wordOf } from "./word-of.ts";

const standingWords = {
  en: { undecided: "not decided" },
  fr: { undecided: "non tranché" },
};

/** What was decided on an allegation, for each person concerned: it stands wherever the allegation does. */
export function AllegationStanding({ allegationRef }: { readonly allegationRef: string }) {
  const words = useWords(standingWords);
  const say = useSay();
  const standings = useStandings(allegationRef);
  if (standings === undefined) return null;
  return (
    <>
      {standings.map(({ personRef, outcome, dispositionRef }) => {
        const decided = outcome === undefined ? words.undecided : say(wordOf(dispositionOutcomes, outcome));
        return (
          <span key={personRef ?? ""}>
            {" "}
            {personRef === undefined || standings.length === 1 ? null : <NameOf recordRef={personRef} />}{" "}
            <Mark>
              {dispositionRef === undefined ? (
                decided
              ) : (
                <RecordLink recordRef={dispositionRef}>{decided}</RecordLink>
              )}
            </Mark>
          </span>
        );
      })}
    </>
  );
}
