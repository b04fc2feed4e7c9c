// SPDX-License-Identifier: Apache-2.0
import { hex } from "@scelle/core";
import type { Session, ShownAnswer } from "@scelle/core/api";
import { useQuery } from "@tanstack/react-query";
import { problemOf } from "../api/api-problem.ts";
import { Button } from "../design/button.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { RecordLink } from "../design/record-link.tsx";
import { saveFile } from "../design/save-file.ts";
import { useWords } from "../words/use-words.ts";
import { checkEvidence, type EvidenceFinding } from "./check-evidence.ts";
import { proofWords } from "./proof-words.ts";

interface CheckedHereProps {
  readonly record: ShownAnswer;
  readonly session: Session;
}

/** Each step by which this browser checked the record by itself. */
export function CheckedHere({ record, session }: CheckedHereProps) {
  const words = useWords(proofWords);
  const { data, error } = useQuery({
    queryKey: ["evidence", session.personRef, record.recordRef],
    queryFn: () => checkEvidence(session, record),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <section aria-live="polite" className="proof-checks">
      <h3>{words.checkedHere}</h3>
      {error === null ? null : <ProblemNote problem={problemOf(error)} />}
      {data === undefined ? (
        error === null ? (
          <p className="quiet">{words.checking}</p>
        ) : null
      ) : (
        <Finding finding={data} record={record} />
      )}
    </section>
  );
}

function Finding({ finding, record }: { readonly finding: EvidenceFinding; readonly record: ShownAnswer }) {
  const words = useWords(proofWords);
  const isSound = finding.steps.every(({ outcome }) => outcome !== "fails");
  const isFirst = finding.log.before === undefined;
  return (
    <>
      <p className={isSound ? "proof-verdict" : "proof-verdict proof-broken"}>
        {isSound ? words.allHolds : words.someFail}
      </p>
      <ul className="proof-steps">
        {finding.steps
          .filter(({ outcome }) => outcome !== "void")
          .map(({ step, outcome }) => (
            <li className={`proof-step proof-${outcome}`} key={step}>
              <StepSign isHeld={outcome === "holds"} />
              <span>
                <span className="unseen">{words.outcomes[outcome]}: </span>
                {words.steps[step]}
              </span>
            </li>
          ))}
      </ul>
      {isFirst ? <p className="quiet small">{words.firstSeen}</p> : null}
      <p className="quiet small">{words.notShown}</p>
      <Technical finding={finding} />
      <Button
        onPress={() => saveFile(`scelle-${record.recordRef.slice(0, 8)}.json`, savedProof(record, finding))}
      >
        {words.save}
      </Button>
    </>
  );
}

function Technical({ finding }: { readonly finding: EvidenceFinding }) {
  const words = useWords(proofWords);
  const { log, payload, keyRecord } = finding;
  return (
    <details className="proof-technical">
      <summary>{words.technical}</summary>
      <dl>
        <dt>{words.leaf}</dt>
        <dd>
          <code>{hex(finding.leafHash)}</code>
        </dd>
        {log.checkpoint === undefined ? null : (
          <>
            <dt>{words.size}</dt>
            <dd>{log.checkpoint.size}</dd>
            <dt>{words.root}</dt>
            <dd>
              <code>{hex(log.checkpoint.root)}</code>
            </dd>
          </>
        )}
        {payload === undefined ? null : (
          <>
            <dt>{words.key}</dt>
            <dd>
              <code>{payload.signature.key}</code>
            </dd>
          </>
        )}
        {keyRecord === undefined ? null : (
          <>
            <dt>{words.keyFrom}</dt>
            <dd>
              <RecordLink recordRef={keyRecord.draft.draftId}>{keyRecord.draft.kind}</RecordLink>
            </dd>
          </>
        )}
      </dl>
      <pre>{finding.checkpoint}</pre>
    </details>
  );
}

function StepSign({ isHeld }: { readonly isHeld: boolean }) {
  return (
    <svg aria-hidden="true" className="proof-sign" height="16" viewBox="0 0 16 16" width="16">
      {isHeld ? <path d="m3 8.500 3.200 3.200L13 4.500" /> : <path d="m4 4 8 8m0-8-8 8" />}
    </svg>
  );
}

/** What somebody can check later and elsewhere. */
function savedProof(record: ShownAnswer, { record: evidence, checkpoint }: EvidenceFinding) {
  return { record, evidence, checkpoint };
}
