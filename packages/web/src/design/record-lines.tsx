// SPDX-License-Identifier: Apache-2.0
import type { RecordLine } from "@scelle/core/api";
import { useKnownLabels } from "../api/known-labels.ts";
import { kindTitle } from "../form/kind-titles.ts";
import { summaryWords } from "../form/summary-words.ts";
import { useLanguage, useSay, useWords } from "../words/use-words.ts";
import { AllegationStanding } from "./allegation-standing.tsx";
import { InstantText } from "./instant-text.tsx";
import { Mark } from "./mark.tsx";
import { NameOf } from "./name-of.tsx";
import { RecordLink } from "./record-link.tsx";
import { runsOf } from "./record-runs.ts";
import { TimeText } from "./time-text.tsx";
import { daysText } from "./time-words.ts";
import "./record-lines.css";

const lineWords = {
  en: { erased: "erased", corrected: "corrected", register: "the register", many: (n: number) => `${n} ×` },
  fr: { erased: "effacé", corrected: "rectifié", register: "le registre", many: (n: number) => `${n} ×` },
};

interface RecordLinesProps {
  readonly records: readonly RecordLine[];
}

/** Records in a list: when it was, what it is, in its own words, and who recorded it. */
export function RecordLines({ records }: RecordLinesProps) {
  return (
    <ol className="record-lines">
      {runsOf(records).map((run) => {
        const [record] = run;
        if (record === undefined) return null;
        return run.length === 1 ? (
          <Line key={record.recordRef} record={record} />
        ) : (
          <Run key={record.recordRef} records={run} />
        );
      })}
    </ol>
  );
}

/** Many alike as one line that opens: how many, of what, when. */
function Run({ records }: RecordLinesProps) {
  const words = useWords(lineWords);
  const say = useSay();
  const language = useLanguage();
  const [first, last] = [records[0], records.at(-1)];
  if (first === undefined || last === undefined) return null;
  const moments = records.map(({ at, recordedAt }) => at?.earliest ?? recordedAt).sort();
  return (
    <li className="record-run">
      <details>
        <summary>
          <span className="record-line-what">
            {words.many(records.length)} {say(kindTitle(first.kind))}
          </span>{" "}
          <span className="quiet small">
            {daysText(moments[0] ?? "", moments.at(-1) ?? "", language)} · {Math.min(first.index, last.index)}
            –{Math.max(first.index, last.index)}
          </span>
        </summary>
        <ol className="record-lines">
          {records.map((record) => (
            <Line key={record.recordRef} record={record} />
          ))}
        </ol>
      </details>
    </li>
  );
}

function Line({ record }: { readonly record: RecordLine }) {
  const words = useWords(lineWords);
  const say = useSay();
  const labels = useKnownLabels();
  const { recordRef, index, kind, author, recordedAt, at, summary, subjectRef, isCorrected, isErased } =
    record;
  const about = subjectRef === undefined ? undefined : labels[subjectRef];
  const own = say(summaryWords(kind, summary));
  const said = (
    <span className="record-line-words">{own === "" ? <span className="quiet">{about}</span> : own}</span>
  );
  return (
    <li>
      <span className="record-line-when">
        {at === undefined ? <InstantText instant={recordedAt} /> : <TimeText interval={at} />}
      </span>
      <span className="record-line-what">
        <RecordLink recordRef={recordRef}>{say(kindTitle(kind))}</RecordLink>{" "}
        {isErased ? <Mark>{words.erased}</Mark> : said} {isCorrected ? <Mark>{words.corrected}</Mark> : null}
        {kind === "allegation-made" ? <AllegationStanding allegationRef={recordRef} /> : null}
      </span>
      <span className="record-line-by quiet small">
        {index} · {author === "register" ? words.register : <NameOf recordRef={author} />}
      </span>
    </li>
  );
}
