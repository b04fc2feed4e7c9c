// SPDX-License-Identifier: Apache-2.0
import { deliveryMeans, dependences, partiesNotified, procedureStages, reviewOutcomes } from "@scelle/core";
import type { AffectedProcedureLine, ProceduresView } from "@scelle/core/api";
import { AllegationStanding } from "../../design/allegation-standing.tsx";
import { Fact } from "../../design/fact.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { Mark } from "../../design/mark.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { kindTitle } from "../../form/kind-titles.ts";
import { summaryWords } from "../../form/summary-words.ts";
import { useColon, useSay, useWords } from "../../words/use-words.ts";
import { proceduresWords } from "./procedures-words.ts";

interface AffectedProcedureProps {
  readonly caseRef: string;
  readonly procedure: AffectedProcedureLine;
  readonly records: ProceduresView["records"];
}

/** One procedure: where it is, whom and what it rests on, who was told and who was not, its reviews. */
export function AffectedProcedure({ caseRef, procedure, records }: AffectedProcedureProps) {
  const words = useWords(proceduresWords);
  const say = useSay();
  const { recordRef, number, bodyRef, court, stage, asOf, personRef, dependence, extent } = procedure;
  const { notices, reviewStanding } = procedure;
  return (
    <li className="procedure">
      <h3>
        <RecordLink recordRef={recordRef}>
          <span className="number">{number ?? words.withoutNumber}</span>
        </RecordLink>{" "}
        <Mark>{notices.length === 0 ? words.untold : words.told}</Mark>{" "}
        <Mark>{words.standing[reviewStanding]}</Mark>
      </h3>
      <dl className="facts">
        <Fact name={words.court}>{bodyRef === undefined ? court : <NameOf recordRef={bodyRef} />}</Fact>
        <Fact name={words.stage}>
          {say(procedureStages[stage])}{" "}
          <span className="quiet small">
            {words.asOf} <TimeText interval={asOf} />
          </span>
        </Fact>
        <Fact name={words.person}>
          <NameOf recordRef={personRef} />
        </Fact>
        <Fact name={words.dependence}>{dependence.map((word) => say(dependences[word])).join(", ")}</Fact>
        {extent === undefined ? null : <Fact name={words.extent}>{extent}</Fact>}
        <Fact name={words.allegations}>
          <Allegations caseRef={caseRef} procedure={procedure} records={records} />
        </Fact>
        <Fact name={words.acts}>
          <Acts procedure={procedure} records={records} />
        </Fact>
        <Fact name={words.notices}>
          <Notices procedure={procedure} />
        </Fact>
        <Fact name={words.reviews}>
          <Reviews procedure={procedure} />
        </Fact>
      </dl>
      <p className="procedure-next small">
        <LinkTo to={`/cases/${caseRef}/record/procedure-notified?procedureRef=${recordRef}`}>
          {words.tell}
        </LinkTo>
        <LinkTo to={`/cases/${caseRef}/record/procedure-reviewed?procedureRef=${recordRef}`}>
          {words.review}
        </LinkTo>
      </p>
    </li>
  );
}

/** Each allegation with what was decided on it: an exoneration stands here as plainly. */
function Allegations({ caseRef, procedure, records }: AffectedProcedureProps) {
  const say = useSay();
  const nameOf = (ref: string) => {
    const summary = records.find(({ recordRef }) => recordRef === ref)?.summary ?? "";
    return say(summary === "" ? kindTitle("allegation-made") : summaryWords("allegation-made", summary));
  };
  return procedure.allegationRefs.map((ref) => (
    <span className="procedure-line" key={ref}>
      <LinkTo to={`/cases/${caseRef}/allegations/${ref}`}>{nameOf(ref)}</LinkTo>
      <AllegationStanding allegationRef={ref} />
    </span>
  ));
}

function Acts({ procedure, records }: Pick<AffectedProcedureProps, "procedure" | "records">) {
  const words = useWords(proceduresWords);
  const say = useSay();
  const { sourceRefs } = procedure;
  if (sourceRefs.length === 0) return <span className="quiet">{words.noActs}</span>;
  return sourceRefs.map((ref) => {
    const record = records.find(({ recordRef }) => recordRef === ref);
    return (
      <span className="procedure-line" key={ref}>
        {record === undefined ? (
          <NameOf recordRef={ref} />
        ) : (
          <>
            <RecordLink recordRef={ref}>{say(kindTitle(record.kind))}</RecordLink>
            <span className="quiet small"> · {words.entry(record.index)}</span>
          </>
        )}
      </span>
    );
  });
}

/** Who was told, when and how, and who was not. */
function Notices({ procedure: { notices } }: Pick<AffectedProcedureProps, "procedure">) {
  const words = useWords(proceduresWords);
  const say = useSay();
  const colon = useColon();
  const parties = Object.keys(partiesNotified) as (keyof typeof partiesNotified)[];
  const untold = parties.filter((party) => notices.every((notice) => notice.party !== party));
  return (
    <>
      {notices.length === 0 ? <span className="procedure-line">{words.nobodyTold}</span> : null}
      {notices.map(({ recordRef, party, personRef, notifiedAt, means }) => (
        <span className="procedure-line" key={recordRef}>
          <RecordLink recordRef={recordRef}>{say(partiesNotified[party])}</RecordLink>
          {personRef === undefined ? null : (
            <>
              , <NameOf recordRef={personRef} />
            </>
          )}
          , <TimeText interval={notifiedAt} />, {say(deliveryMeans[means])}
        </span>
      ))}
      {untold.length === 0 ? null : (
        <span className="procedure-line quiet small">
          {words.notTold}
          {colon}
          {untold.map((party) => say(partiesNotified[party])).join(", ")}
        </span>
      )}
    </>
  );
}

function Reviews({ procedure: { reviews } }: Pick<AffectedProcedureProps, "procedure">) {
  const words = useWords(proceduresWords);
  const say = useSay();
  if (reviews.length === 0) return words.notReviewed;
  return reviews.map(({ recordRef, outcome, reviewedAt, authority }) => (
    <span className="procedure-line" key={recordRef}>
      <RecordLink recordRef={recordRef}>{say(reviewOutcomes[outcome])}</RecordLink>,{" "}
      <TimeText interval={reviewedAt} />
      {authority === undefined ? null : `, ${authority}`}
    </span>
  ));
}
