// SPDX-License-Identifier: Apache-2.0
import { attendanceBranches, attendeeCapacities, signatureOutcomes } from "@scelle/core";
import { Button } from "../../design/button.tsx";
import { Fact } from "../../design/fact.tsx";
import { InstantText } from "../../design/instant-text.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { saveBytes } from "../../design/save-file.ts";
import { Section } from "../../design/section.tsx";
import { wordOf } from "../../design/word-of.ts";
import { type ReportContent, shownReport } from "../../field/field-report.ts";
import type { FieldSearch } from "../../field/field-search.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { ReportCodes } from "./report-codes.tsx";
import { ReportItem } from "./report-item.tsx";
import { reportWords } from "./report-words.ts";
import { searchWords } from "./search-words.ts";
import { useBringIn } from "./use-bring-in.ts";
import { useFieldSearch } from "./use-field-search.ts";
import "./field.css";

/** What stays with the person searched: on paper, or on the screen as codes. */
export function ReportScreen({ searchRef }: { readonly searchRef: string }) {
  const words = useWords(reportWords);
  const gone = useWords(searchWords);
  const { search } = useFieldSearch(searchRef);
  if (search === undefined) return <Loading />;
  if (search === null) {
    return (
      <Page lead={gone.goneLead} title={gone.gone}>
        <LinkTo to="/field">{gone.back}</LinkTo>
      </Page>
    );
  }
  const report = shownReport(search);
  return (
    <Page actions={<Actions search={search} />} lead={words.lead} title={words.title}>
      {search.isComingIn ? <ComingIn search={search} /> : null}
      {search.report === undefined ? <p role="status">{words.draft}</p> : null}
      <Head report={report} />
      <Attendance report={report} />
      <Section aside={report.items.length} title={words.items}>
        {report.items.length === 0 ? <p>{words.nothing}</p> : null}
        {report.items.map((item) => (
          <ReportItem item={item} key={item.itemRef} zone={report.zone} />
        ))}
      </Section>
      <Times report={report} />
      <ReportCodes search={search} />
      <Signatures />
    </Page>
  );
}

interface OfSearchProps {
  readonly search: FieldSearch;
}

interface ReportProps {
  readonly report: ReportContent;
}

/** What was begun goes on here too: the fingerprint comes once everything is there. */
function ComingIn({ search }: OfSearchProps) {
  const { problem } = useBringIn(search);
  return problem === undefined ? null : <ProblemNote problem={problem} />;
}

function Actions({ search }: OfSearchProps) {
  const words = useWords(reportWords);
  const { report, searchRef } = search;
  return (
    <>
      <LinkTo to={`/field/${searchRef}?do=end`}>{words.back}</LinkTo>
      {report === undefined ? null : (
        <Button
          onPress={() =>
            saveBytes(
              `report-${searchRef.slice(0, 8)}.json`,
              new Blob([report.text], { type: "application/json" }),
            )
          }
        >
          {words.save}
        </Button>
      )}
      <Button onPress={() => window.print()} rank="primary">
        {words.print}
      </Button>
    </>
  );
}

function Head({ report }: ReportProps) {
  const words = useWords(reportWords);
  const { origin, caseNumber, searchRef, place, startedAt, endedAt, conductedBy, searched, zone } = report;
  return (
    <dl className="report-facts">
      <Fact name={words.place}>{place}</Fact>
      <Fact name={words.time}>
        {startedAt === undefined ? "–" : <InstantText instant={startedAt} zone={zone} />} –{" "}
        {endedAt === undefined ? "" : <InstantText instant={endedAt} zone={zone} />}
      </Fact>
      <Fact name={words.team}>{conductedBy.join(", ")}</Fact>
      {searched === undefined ? null : <Fact name={words.searched}>{searched}</Fact>}
      <Fact name={words.case}>{caseNumber}</Fact>
      <Fact name={words.search}>
        <code>{searchRef}</code>
      </Fact>
      <Fact name={words.register}>{origin}</Fact>
    </dl>
  );
}

function Attendance({ report }: ReportProps) {
  const words = useWords(reportWords);
  const say = useSay();
  const { branch = "none", attendees = [] } = report.attendance ?? {};
  return (
    <Section title={words.attendance}>
      {attendees.length === 0 ? (
        <p>{words.noAttendance}</p>
      ) : (
        <p>{say(wordOf(attendanceBranches, branch))}</p>
      )}
      <ul>
        {attendees.map(({ name, capacity, signature, reason, isOutsideAuthority }) => (
          <li key={`${name} ${capacity}`}>
            {name}
            {`, ${say(wordOf(attendeeCapacities, capacity))}`}
            {isOutsideAuthority === true ? `, ${words.outside}` : ""}
            {`. ${say(wordOf(signatureOutcomes, signature))}`}
            {reason === undefined ? "" : ` (${reason})`}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Times({ report }: ReportProps) {
  const words = useWords(reportWords);
  return (
    <Section title={words.times}>
      <p>{words.timesHelp(report.zone)}</p>
      {report.clocks.map(({ deviceTime, registerTime }) => (
        <p key={deviceTime}>{words.compared(utcText(deviceTime), utcText(registerTime))}</p>
      ))}
    </Section>
  );
}

/** To the second, since it is the seconds that two clocks differ by. */
const utcText = (instant: string): string => `${instant.slice(0, 19).replace("T", " ")} UTC`;

function Signatures() {
  const words = useWords(reportWords);
  return (
    <Section title={words.signatures}>
      <div className="field-signatures">
        <p>{words.conductor}</p>
        <p>{words.person}</p>
      </div>
    </Section>
  );
}
