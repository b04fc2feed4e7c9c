// SPDX-License-Identifier: Apache-2.0
import {
  accessRefusalGrounds,
  deliveryMeans,
  noticeTypes,
  questionOutcomes,
  remedies,
  signatureOutcomes,
  standings,
} from "@scelle/core";
import type { AccessDecisionLine, NoticeLine, QuestionLine } from "@scelle/core/api";
import { Empty } from "../../design/empty.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { Mark } from "../../design/mark.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Table } from "../../design/table.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { wordOf } from "../../design/word-of.ts";
import { useColon, useSay, useWords } from "../../words/use-words.ts";
import { rightsWords } from "./rights-words.ts";
import "./rights.css";

/** Who was told what, how and when. */
export function Notices({ notices }: { readonly notices: readonly NoticeLine[] }) {
  const words = useWords(rightsWords);
  const say = useSay();
  return (
    <Table
      columns={[words.notice, words.whom, words.when, words.means, words.receipt]}
      empty={words.noNotices}
      rows={notices.map(({ recordRef, noticeType, personRef, servedAt, means, signature }) => ({
        key: recordRef,
        cells: [
          <RecordLink key="notice" recordRef={recordRef}>
            {say(wordOf(noticeTypes, noticeType))}
          </RecordLink>,
          <NameOf key="whom" recordRef={personRef} />,
          <TimeText interval={servedAt} key="when" />,
          say(wordOf(deliveryMeans, means)),
          signature === undefined ? "" : say(wordOf(signatureOutcomes, signature)),
        ],
      }))}
    />
  );
}

/** What access was given or refused, and until when a refusal can be challenged. */
export function Decisions({ decisions }: { readonly decisions: readonly AccessDecisionLine[] }) {
  const words = useWords(rightsWords);
  if (decisions.length === 0) return <Empty>{words.noDecisions}</Empty>;
  return (
    <ul className="rights-decisions">
      {decisions.map((decision) => (
        <Decision decision={decision} key={decision.recordRef} />
      ))}
    </ul>
  );
}

interface QuestionsProps {
  readonly questions: readonly QuestionLine[];
  /** Where whoever may answer does so. */
  readonly answerAt?: (questionRef: string) => string;
}

/** What the defence asked, and what it was answered. */
export function Questions({ questions, answerAt }: QuestionsProps) {
  const words = useWords(rightsWords);
  const say = useSay();
  if (questions.length === 0) return <Empty>{words.noQuestions}</Empty>;
  return (
    <ul className="rights-decisions">
      {questions.map(({ recordRef, askedByRef, question, answers }) => (
        <li key={recordRef}>
          <p>
            <RecordLink recordRef={recordRef}>
              <NameOf recordRef={askedByRef} /> {words.asks}
            </RecordLink>{" "}
            {question === undefined ? null : <q>{question}</q>}
          </p>
          {answers.map(({ recordRef: ref, outcome, answer }) => (
            <p className="small" key={ref}>
              <RecordLink recordRef={ref}>{say(wordOf(questionOutcomes, outcome))}</RecordLink>{" "}
              {answer === undefined ? null : <q>{answer}</q>}
            </p>
          ))}
          {answers.length > 0 ? null : (
            <p className="small">
              <Mark>{words.unanswered}</Mark>{" "}
              {answerAt === undefined ? null : <LinkTo to={answerAt(recordRef)}>{words.answer}</LinkTo>}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Decision({ decision }: { readonly decision: AccessDecisionLine }) {
  const words = useWords(rightsWords);
  const say = useSay();
  const whole = decision.isGrant ? words.wholeFile : words.wholeRefused;
  const { recordRef, isGrant, personRef, counselRef, standing, decidedBy, decidedAt, recordRefs } = decision;
  return (
    <li>
      <p>
        <RecordLink recordRef={recordRef}>
          <TimeText interval={decidedAt} />
        </RecordLink>{" "}
        <Mark>{isGrant ? words.granted : words.refused}</Mark> <NameOf recordRef={personRef} />{" "}
        <span className="quiet">
          {say(wordOf(standings, standing)).toLowerCase()}
          {decidedBy === undefined ? "" : `, ${words.decidedBy(decidedBy)}`}
          {counselRef === undefined ? null : (
            <>
              , {words.counsel} <NameOf recordRef={counselRef} />
            </>
          )}
        </span>
      </p>
      <p className="small">
        {recordRefs === undefined ? whole : words.records(recordRefs.length)}
        {decision.givesLooks === true ? ` ${words.looksGiven}` : ""}
      </p>
      {isGrant ? <Opening decision={decision} /> : <Refused decision={decision} />}
    </li>
  );
}

function Opening({ decision: { mode, noticeRefs, until } }: { readonly decision: AccessDecisionLine }) {
  const words = useWords(rightsWords);
  if (mode === "in-register" && noticeRefs.length === 0) return <p className="small">{words.notNotified}</p>;
  return (
    <p className="small quiet">
      {noticeRefs.map((ref) => (
        <RecordLink key={ref} recordRef={ref}>
          {words.notified}
        </RecordLink>
      ))}
      {until === undefined ? null : (
        <>
          {" "}
          {words.until.toLowerCase()} <TimeText interval={until} />
        </>
      )}
    </p>
  );
}

function Refused({ decision: { ground, reason, remedy } }: { readonly decision: AccessDecisionLine }) {
  const words = useWords(rightsWords);
  const say = useSay();
  const colon = useColon();
  return (
    <>
      <p className="small">
        {words.ground}
        {colon}
        {ground === undefined ? "" : say(wordOf(accessRefusalGrounds, ground)).toLowerCase()}
        {reason === undefined ? null : (
          <>
            {" "}
            <q>{reason}</q>
          </>
        )}
      </p>
      {remedy === undefined ? null : (
        <p className="small">
          {words.remedy}
          {colon}
          {say(wordOf(remedies, remedy.remedy)).toLowerCase()}
          {remedy.before === undefined ? "" : `, ${remedy.before}`}
          {remedy.until === undefined ? null : (
            <>
              , {words.until.toLowerCase()} <TimeText interval={remedy.until} />
            </>
          )}
          {remedy.remedy !== "none" && remedy.until === undefined ? (
            <span className="quiet"> {words.doesNotRun}</span>
          ) : null}
          {remedy.fromNoticeRef === undefined ? null : <span className="quiet"> {words.computed}</span>}
        </p>
      )}
    </>
  );
}
