// SPDX-License-Identifier: Apache-2.0
import type { RecordLine } from "@scelle/core/api";
import { useKnownLabels } from "../api/known-labels.ts";
import { kindTitle } from "../form/kind-titles.ts";
import { summaryWords } from "../form/summary-words.ts";
import { useSay, useWords } from "../words/use-words.ts";
import { InstantText } from "./instant-text.tsx";
import { Mark } from "./mark.tsx";
import { NameOf } from "./name-of.tsx";
import { RecordLink } from "./record-link.tsx";
import { TimeText } from "./time-text.tsx";
import "./record-lines.css";

const lineWords = {
  en: { erased: "erased", corrected: "corrected", register: "the register", recorded: "recorded" },
  fr: { erased: "effacé", corrected: "rectifié", register: "le registre", recorded: "consigné" },
};

interface RecordLinesProps {
  readonly records: readonly RecordLine[];
}

/** Records in a list: when it was, what it is, in its own words, and who recorded it. */
export function RecordLines({ records }: RecordLinesProps) {
  return (
    <ol className="record-lines">
      {records.map((record) => (
        <Line key={record.recordRef} record={record} />
      ))}
    </ol>
  );
}

function Line({ record }: { readonly record: RecordLine }) {
  const words = useWords(lineWords);
  const say = useSay();
  const labels = useKnownLabels();
  const { recordRef, index, kind, author, recordedAt, at, summary, subjectRef, isCorrected, isErased } =
    record;
  const about = subjectRef === undefined ? undefined : labels[subjectRef];
  const said = (
    <span className="record-line-words">
      {summary === "" ? <span className="quiet">{about}</span> : say(summaryWords(kind, summary))}
    </span>
  );
  return (
    <li>
      <span className="record-line-when">
        {at === undefined ? <InstantText instant={recordedAt} /> : <TimeText interval={at} />}
      </span>
      <span className="record-line-what">
        <RecordLink recordRef={recordRef}>{say(kindTitle(kind))}</RecordLink>{" "}
        {isErased ? <Mark>{words.erased}</Mark> : said} {isCorrected ? <Mark>{words.corrected}</Mark> : null}
      </span>
      <span className="record-line-by quiet small">
        {index} · {author === "register" ? words.register : <NameOf recordRef={author} />}
      </span>
    </li>
  );
}
