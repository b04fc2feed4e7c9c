// SPDX-License-Identifier: Apache-2.0
import type { MarkLine } from "@scelle/core/api";
import { InstantText } from "../../design/instant-text.tsx";
import { Mark } from "../../design/mark.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { Table } from "../../design/table.tsx";
import { useWords } from "../../words/use-words.ts";
import { favourableWords } from "./favourable-words.ts";

/** How many records are marked as favourable, which, by whom, and who removed which mark. */
export function FavourableMarks({ marks }: { readonly marks: readonly MarkLine[] }) {
  const words = useWords(favourableWords);
  const standing = marks.filter(({ removal }) => removal === undefined);
  return (
    <Section aside={new Set(standing.map(({ markedRef }) => markedRef)).size} title={words.title}>
      <p className="quiet">{words.lead}</p>
      <Table
        columns={[words.record, words.by, words.why, words.state]}
        empty={words.none}
        rows={marks.map((mark) => ({
          key: mark.markRef,
          cells: [
            <NameOf key="record" recordRef={mark.markedRef} />,
            <span key="by">
              <NameOf recordRef={mark.author} />{" "}
              <RecordLink recordRef={mark.markRef}>
                <InstantText instant={mark.at} />
              </RecordLink>
            </span>,
            mark.reason ?? "",
            <MarkState key="state" mark={mark} />,
          ],
        }))}
      />
    </Section>
  );
}

/** That a mark stands, or who removed it and why. */
export function MarkState({ mark: { removal } }: { readonly mark: MarkLine }) {
  const words = useWords(favourableWords);
  if (removal === undefined) return <Mark>{words.stands}</Mark>;
  return (
    <>
      <Mark>{words.removedBy}</Mark> <NameOf recordRef={removal.author} />{" "}
      {removal.reason === undefined ? null : <q>{removal.reason}</q>}
    </>
  );
}
