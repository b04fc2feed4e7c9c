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
import { type FieldSearch, nameIn } from "../../field/field-search.ts";
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
  return (
    <Page actions={<Actions search={search} />} lead={words.lead} title={words.title}>
      {search.isComingIn ? <ComingIn search={search} /> : null}
      {search.report === undefined ? <p role="status">{words.draft}</p> : null}
      <Head search={search} />
      <Attendance search={search} />
      <Section aside={search.items.length} title={words.items}>
        {search.items.length === 0 ? <p>{words.nothing}</p> : null}
        {search.items.map((item) => (
          <ReportItem item={item} key={item.itemRef} zone={search.zone} />
        ))}
      </Section>
      <Times search={search} />
      <ReportCodes search={search} />
      <Signatures />
    </Page>
  );
}

interface ReportProps {
  readonly search: FieldSearch;
}

/** What was begun goes on here too: the fingerprint comes once everything is there. */
function ComingIn({ search }: ReportProps) {
  const { problem, isRunning } = useBringIn(search);
  return problem === undefined || isRunning ? null : <ProblemNote problem={problem} />;
}

function Actions({ search }: ReportProps) {
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

function Head({ search }: ReportProps) {
  const words = useWords(reportWords);
  const { origin, prepared, searchRef, place, startedAt, endedAt, conductedByRefs, searchedRef, zone } =
    search;
  return (
    <dl className="report-facts">
      <Fact name={words.place}>{place}</Fact>
      <Fact name={words.time}>
        {startedAt === undefined ? "–" : <InstantText instant={startedAt.at} zone={zone} />} –{" "}
        {endedAt === undefined ? "" : <InstantText instant={endedAt.at} zone={zone} />}
      </Fact>
      <Fact name={words.team}>{conductedByRefs.map((ref) => nameIn(search, ref)).join(", ")}</Fact>
      {searchedRef === undefined ? null : <Fact name={words.searched}>{nameIn(search, searchedRef)}</Fact>}
      <Fact name={words.case}>{prepared.number}</Fact>
      <Fact name={words.search}>
        <code>{searchRef}</code>
      </Fact>
      <Fact name={words.register}>{origin}</Fact>
    </dl>
  );
}

function Attendance({ search }: ReportProps) {
  const words = useWords(reportWords);
  const say = useSay();
  const { branch = "none", attendees = [] } = search.attendance ?? {};
  return (
    <Section title={words.attendance}>
      {attendees.length === 0 ? (
        <p>{words.noAttendance}</p>
      ) : (
        <p>{say(wordOf(attendanceBranches, branch))}</p>
      )}
      <ul>
        {attendees.map(({ personRef, capacity, signature, reason, isOutsideAuthority }) => (
          <li key={personRef}>
            {nameIn(search, personRef)}
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

function Times({ search }: ReportProps) {
  const words = useWords(reportWords);
  return (
    <Section title={words.times}>
      <p>{words.timesHelp(search.zone)}</p>
      {search.clocks.map(({ deviceTime, registerTime }) => (
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
