// SPDX-License-Identifier: Apache-2.0
import type { ExhibitView } from "@scelle/core/api";
import { InstantText } from "../../design/instant-text.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { SealMark, type SealState } from "../../design/seal-mark.tsx";
import { Section } from "../../design/section.tsx";
import { Table } from "../../design/table.tsx";
import { kindTitle } from "../../form/kind-titles.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { exhibitWords } from "./exhibit-words.ts";

/** Every seal that it was under, by whom set, opened or found broken. */
export function SealHistory({ seals }: Pick<ExhibitView, "seals">) {
  const words = useWords(exhibitWords);
  const say = useSay();
  return (
    <Section title={words.seals}>
      <Table
        columns={[words.when, words.act, words.state, words.sealNumber, words.who]}
        empty={words.noSeals}
        rows={seals.map(({ recordRef, kind, state, at, sealNumber, personRef }) => ({
          key: recordRef,
          cells: [
            <InstantText instant={at.earliest} key="at" />,
            <RecordLink key="kind" recordRef={recordRef}>
              {say(kindTitle(kind))}
            </RecordLink>,
            <SealMark key="state" state={state as SealState} />,
            sealNumber === undefined ? (
              ""
            ) : (
              <span className="number" key="number">
                {sealNumber}
              </span>
            ),
            <NameOf key="who" recordRef={personRef} />,
          ],
        }))}
      />
    </Section>
  );
}
