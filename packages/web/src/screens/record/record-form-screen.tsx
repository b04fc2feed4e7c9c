// SPDX-License-Identifier: Apache-2.0
import {
  fieldsOf,
  findKind,
  formFields,
  isMeasuredBySealing,
  type JsonObject,
  type Kind,
} from "@scelle/core";
import { useSearch } from "@tanstack/react-router";
import { LinkTo } from "../../design/link-to.tsx";
import { Page } from "../../design/page.tsx";
import { RecordForm } from "../../form/record-form.tsx";
import { useSay, useWords } from "../../words/use-words.ts";
import { recordWords } from "./record-words.ts";
import "./record.css";

interface RecordFormScreenProps {
  readonly caseRef: string;
  readonly kind: string;
}

/** The form of one kind; what the address brings is filled in and not asked again. */
export function RecordFormScreen({ caseRef, kind: name }: RecordFormScreenProps) {
  const words = useWords(recordWords);
  const say = useSay();
  const search = useSearch({ strict: false }) as Readonly<Record<string, string>>;
  const kind = findKind(name);
  if (kind === undefined) {
    return (
      <Page lead={words.unknown} title={words.unknownTitle}>
        <LinkTo to={`/cases/${caseRef}/record`}>{words.choose}</LinkTo>
      </Page>
    );
  }
  const isMeasured = fieldsOf(kind).some(({ from }) => from === "measured") && !isMeasuredBySealing(kind);
  const begun = begunWith(kind, caseRef, search);
  return (
    <Page lead={say(kind.about)} title={say(kind.title)}>
      {isMeasured ? (
        <>
          <p>{words.measured}</p>
          <p>
            <code>{`scelle seal PATH --exhibit NUMBER --register DIR`}</code>
          </p>
        </>
      ) : (
        <RecordForm
          afterwards={() => (
            <Afterwards
              caseRef={caseRef}
              exhibitRef={search["exhibitRef"]}
              isOfDefence={name === "question-asked"}
            />
          )}
          begun={begun}
          caseRef={caseRef}
          key={`${name} ${JSON.stringify(begun)}`}
          kind={kind}
          known={Object.keys(begun)}
        />
      )}
    </Page>
  );
}

/** The case, and what the address says of fields that refer to something. */
function begunWith(kind: Kind, caseRef: string, search: Readonly<Record<string, string>>): JsonObject {
  const given = formFields(kind).flatMap(({ name, control }) => {
    if (name === "caseRef") return [[name, caseRef] as const];
    const value = search[name];
    return control === "reference" && value !== undefined ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given);
}

interface AfterwardsProps {
  readonly caseRef: string;
  readonly exhibitRef: string | undefined;
  /** Whoever asks a question reads one page of the case. */
  readonly isOfDefence: boolean;
}

function Afterwards({ caseRef, exhibitRef, isOfDefence }: AfterwardsProps) {
  const words = useWords(recordWords);
  return (
    <>
      {exhibitRef === undefined ? null : (
        <LinkTo to={`/cases/${caseRef}/exhibits/${exhibitRef}`}>{words.backToExhibit}</LinkTo>
      )}
      {isOfDefence ? <LinkTo to={`/cases/${caseRef}/file`}>{words.backToFile}</LinkTo> : null}
      {isOfDefence ? null : <LinkTo to={`/cases/${caseRef}`}>{words.back}</LinkTo>}
      {isOfDefence ? null : <LinkTo to={`/cases/${caseRef}/record`}>{words.choose}</LinkTo>}
    </>
  );
}
