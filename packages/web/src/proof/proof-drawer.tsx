// SPDX-License-Identifier: Apache-2.0
import { findKind, formFields, isRecordable, type JsonObject } from "@scelle/core";
import type { Problem, RecordAnswer, Session, ShownAnswer } from "@scelle/core/api";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { problemOf } from "../api/api-problem.ts";
import { get } from "../api/client.ts";
import { learnLabels } from "../api/known-labels.ts";
import { learnStandings } from "../api/known-standings.ts";
import { giveReason } from "../api/look-reason.ts";
import { AllegationStanding } from "../design/allegation-standing.tsx";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { InstantText } from "../design/instant-text.tsx";
import { Loading } from "../design/loading.tsx";
import { Mark } from "../design/mark.tsx";
import { NameOf } from "../design/name-of.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { RecordLink } from "../design/record-link.tsx";
import { CorrectionForm } from "../form/correction-form.tsx";
import { correctionWords } from "../form/correction-words.ts";
import { ValueText } from "../form/value-text.tsx";
import { PaperButton } from "../screens/papers/paper-button.tsx";
import { ReasonFields } from "../screens/reason/reason-fields.tsx";
import { useSay, useWords } from "../words/use-words.ts";
import { CheckedHere } from "./checked-here.tsx";
import { Favourable } from "./favourable.tsx";
import { proofWords } from "./proof-words.ts";
import "./proof.css";

interface ProofDrawerProps {
  readonly recordRef: string;
  readonly session: Session;
}

/** The record behind whatever was asked about: what it says, who recorded it, and its proof, checked here. */
export function ProofDrawer({ recordRef, session }: ProofDrawerProps) {
  const words = useWords(proofWords);
  const navigate = useNavigate();
  const close = () =>
    void navigate({
      to: ".",
      resetScroll: false,
      search: (now: Readonly<Record<string, string>>) => ({ ...now, entry: undefined }),
    });
  const { data, error, refetch } = useQuery({
    queryKey: ["record", session.personRef, recordRef],
    queryFn: async () => {
      const answer = await get<RecordAnswer>(`/records/${recordRef}`);
      learnLabels(answer.labels);
      learnStandings(answer.standings);
      return answer;
    },
  });
  return (
    <Dialog isOpen onClose={close} place="side" title={words.title}>
      {error === null ? null : <NotShown onReason={() => void refetch()} problem={problemOf(error)} />}
      {data === undefined ? (
        error === null ? (
          <Loading />
        ) : null
      ) : (
        <>
          <RecordShown record={data.record} />
          {data.record.kind === "search-conducted" && data.record.caseRef !== undefined ? (
            <PaperButton caseRef={data.record.caseRef} of={recordRef} what="search-report" />
          ) : null}
          <Favourable
            key={`mark ${recordRef}`}
            marks={data.marks}
            onRecorded={() => void refetch()}
            personRef={session.personRef}
            record={data.record}
          />
          <CheckedHere key={recordRef} record={data.record} session={session} />
          <Correcting key={`correct ${recordRef}`} onRecorded={() => void refetch()} record={data.record} />
        </>
      )}
    </Dialog>
  );
}

interface NotShownProps {
  readonly problem: Problem;
  readonly onReason: () => void;
}

/** What is wrong; where only the reason is missing, as outside of every case, it is asked for. */
function NotShown({ problem, onReason }: NotShownProps) {
  const words = useWords(proofWords);
  if (problem.type !== "look.no-reason") return <ProblemNote problem={problem} />;
  return (
    <>
      <p className="quiet">{words.whyLook}</p>
      <ReasonFields
        onGiven={(reason) => {
          giveReason("", reason);
          onReason();
        }}
      >
        {words.read}
      </ReasonFields>
    </>
  );
}

interface CorrectingProps {
  readonly record: ShownAnswer;
  readonly onRecorded: () => void;
}

/** What a person recorded, a person may correct; the form comes when it is asked for. */
function Correcting({ record, onRecorded }: CorrectingProps) {
  const words = useWords(correctionWords);
  const [isOpen, setIsOpen] = useState(false);
  const kind = findKind(record.kind, record.version);
  const isOpenToAll = kind !== undefined && isRecordable(kind) && kind.group !== "mending" && !record.erased;
  if (!isOpenToAll || record.caseRef === undefined) return null;
  if (!isOpen) return <Button onPress={() => setIsOpen(true)}>{words.open}</Button>;
  return (
    <section className="proof-checks">
      <h3>{words.open}</h3>
      <CorrectionForm
        kind={kind}
        onRecorded={() => {
          setIsOpen(false);
          onRecorded();
        }}
        record={record}
      />
    </section>
  );
}

function RecordShown({ record }: { readonly record: ShownAnswer }) {
  const words = useWords(proofWords);
  const say = useSay();
  const kind = findKind(record.kind);
  const { corrections, erased } = record;
  return (
    <section className="proof-record">
      <h3>{kind === undefined ? record.kind : say(kind.title)}</h3>
      <p className="proof-by">
        {words.entry(record.index)} · {words.by}{" "}
        {record.author === "register" ? words.register : <NameOf recordRef={record.author} />} ·{" "}
        <InstantText instant={record.recordedAt} />
      </p>
      {record.kind === "allegation-made" ? (
        <p>
          <AllegationStanding allegationRef={record.recordRef} />
        </p>
      ) : null}
      {erased ? (
        <p>{words.erased}</p>
      ) : (
        <StatedFields kind={record.kind} stated={record.stated as JsonObject} />
      )}
      {record.measured === undefined || erased ? null : (
        <Fields title={words.measured} values={record.measured as JsonObject} />
      )}
      {corrections.length === 0 ? null : (
        <div className="proof-corrections">
          <p>
            <Mark>{words.corrected(corrections.length)}</Mark>{" "}
            {corrections.map(({ by }) => (
              <RecordLink key={by} recordRef={by}>
                {words.correction}
              </RecordLink>
            ))}
          </p>
          {record.original === undefined ? null : (
            <details>
              <summary>{words.original}</summary>
              <StatedFields kind={record.kind} stated={record.original as JsonObject} />
            </details>
          )}
        </div>
      )}
    </section>
  );
}

function StatedFields({ kind, stated }: { readonly kind: string; readonly stated: JsonObject }) {
  const say = useSay();
  const known = findKind(kind);
  if (known === undefined) return <Fields values={stated} />;
  const present = formFields(known).filter(({ name }) => stated[name] !== undefined);
  return (
    <dl className="proof-fields">
      {present.map((field) => (
        <div key={field.name}>
          <dt>{say(field.label)}</dt>
          <dd>
            <ValueText field={field} value={stated[field.name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Values without a form: measured by a program, or of a kind that a newer register knows. */
function Fields({ title, values }: { readonly title?: string; readonly values: JsonObject }) {
  return (
    <>
      {title === undefined ? null : <h4>{title}</h4>}
      <dl className="proof-fields">
        {Object.entries(values).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>
                {typeof value === "string" || typeof value === "number" ? value : JSON.stringify(value)}
              </code>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
