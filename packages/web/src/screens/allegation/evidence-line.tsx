// SPDX-License-Identifier: Apache-2.0
import type { AllegationView, RecordLine } from "@scelle/core/api";
import { InstantText } from "../../design/instant-text.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { kindTitle } from "../../form/kind-titles.ts";
import { summaryWords } from "../../form/summary-words.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { allegationWords } from "./allegation-words.ts";

/** Records in the order in which they were recorded; from each, a step forward and a step back. */
export function EvidenceLine({ view }: { readonly view: AllegationView }) {
  const { records, links } = view;
  return (
    <ol className="evidence">
      {records.map((record) => (
        <Station
          isCentre={record.recordRef === view.allegation.allegationRef}
          key={record.recordRef}
          links={links.filter(({ from, to }) => from === record.recordRef || to === record.recordRef)}
          record={record}
          records={records}
        />
      ))}
    </ol>
  );
}

interface StationProps {
  readonly record: RecordLine;
  readonly records: readonly RecordLine[];
  readonly links: AllegationView["links"];
  readonly isCentre: boolean;
}

function Station({ record, records, links, isCentre }: StationProps) {
  const say = useSay();
  const words = useWords(allegationWords);
  const { recordRef, kind, at, recordedAt, summary, subjectRef } = record;
  const titleOf = (ref: string) => {
    const other = records.find((candidate) => candidate.recordRef === ref);
    if (other === undefined) return `#${ref.slice(0, 8)}`;
    const said = say(summaryWords(other.kind, other.summary));
    return `${say(kindTitle(other.kind))}${said === "" ? "" : ` (${shortened(said)})`}`;
  };
  return (
    <li
      className={isCentre ? "evidence-station evidence-centre" : "evidence-station"}
      id={`station-${recordRef}`}
    >
      <p className="evidence-kind">
        <RecordLink recordRef={recordRef}>{say(kindTitle(kind))}</RecordLink>{" "}
        <span className="quiet small">
          {at === undefined ? <InstantText instant={recordedAt} /> : <TimeText interval={at} />}
        </span>
      </p>
      <p className="reading">
        {say(summaryWords(kind, summary))}
        {kind !== "measure-taken" || subjectRef === undefined ? null : (
          <>
            {" · "}
            <NameOf recordRef={subjectRef} />
          </>
        )}
      </p>
      <ul className="evidence-links">
        {links.map(({ from, relation, to }) => {
          const isForward = from === recordRef;
          const other = isForward ? to : from;
          const relations = isForward ? words.forward : words.backward;
          return (
            <li key={`${from} ${relation} ${to}`}>
              <span aria-hidden="true">{isForward ? "↓" : "↑"}</span> {relations[relation] ?? relation}{" "}
              <a href={`#station-${other}`}>{titleOf(other)}</a>
            </li>
          );
        })}
      </ul>
    </li>
  );
}

const shownWords = 6;

/** The first words, enough to know a record of the line again. */
function shortened(said: string): string {
  const words = said.split(" ");
  return words.length <= shownWords ? said : `${words.slice(0, shownWords).join(" ")} …`;
}
