// SPDX-License-Identifier: Apache-2.0
import { disclosureMeans, failureExtents, resultTypes, resultUnits } from "@scelle/core";
import type { OperationView } from "@scelle/core/api";
import { NameOf } from "../../design/name-of.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { TimeText } from "../../design/time-text.tsx";
import { wordOf } from "../../design/word-of.ts";
import { useColon, useSay, useSemicolon, useWords } from "../../words/use-words.ts";
import { operationWords } from "./operation-words.ts";
import { useStrength } from "./strength-words.ts";

interface ToldSectionProps {
  readonly view: OperationView;
  readonly matterOf: (matter: string) => string;
}

/** Who was told what, when, how and by whom, in the course of duty. */
export function ToldSection({ view, matterOf }: ToldSectionProps) {
  const colon = useColon();
  const words = useWords(operationWords);
  const say = useSay();
  const { disclosures = [] } = view;
  return (
    <Section title={words.told}>
      {disclosures.length === 0 ? <p className="quiet">{words.noTold}</p> : null}
      <ul className="told">
        {disclosures.map(({ recordRef, toRefs, byRef, matters, disclosedAt, means }) => (
          <li key={recordRef}>
            <RecordLink recordRef={recordRef}>
              <TimeText interval={disclosedAt} />
            </RecordLink>{" "}
            {say(wordOf(disclosureMeans, means))}
            {byRef === undefined ? null : (
              <>
                {" "}
                {words.toldBy} <NameOf recordRef={byRef} />
              </>
            )}
            {colon}
            {toRefs.map((ref, i) => (
              <span key={ref}>
                {i === 0 ? "" : ", "}
                <NameOf recordRef={ref} />
              </span>
            ))}{" "}
            <span className="quiet">({matters.map(matterOf).join(", ")})</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What came of it: that it took place, what it brought in, that it failed and what is said of why. */
export function OutcomeSection({ view }: { readonly view: OperationView }) {
  const colon = useColon();
  const words = useWords(operationWords);
  const strengthOf = useStrength();
  const { executions = [], failures = [] } = view;
  return (
    <Section title={words.outcome}>
      {executions.length === 0 ? <p className="quiet">{words.notExecuted}</p> : null}
      {executions.map(({ recordRef, startedAt, strength, departures }) => (
        <p key={recordRef}>
          <RecordLink recordRef={recordRef}>{words.executed}</RecordLink> <TimeText interval={startedAt} />
          {strength === undefined ? null : `, ${words.there}${colon}${strengthOf(strength)}`}
          {departures === undefined ? null : `. ${words.departures}${colon}${departures}`}
        </p>
      ))}
      <Results view={view} />
      {failures.map((failure) => (
        <Failure failure={failure} key={failure.recordRef} />
      ))}
    </Section>
  );
}

function Results({ view: { results = [] } }: { readonly view: OperationView }) {
  const colon = useColon();
  const semicolon = useSemicolon();
  const words = useWords(operationWords);
  const say = useSay();
  const strengthOf = useStrength();
  /** Whom and what is counted, where it is more than one. */
  const unitOf = ({ unit, value, about, low }: Amount): string => {
    const isMany = (value ?? about ?? low ?? 0) >= 2;
    return isMany && Object.hasOwn(words.many, unit)
      ? words.many[unit as keyof typeof words.many]
      : say(wordOf(resultUnits, unit));
  };
  if (results.length === 0) return <p className="quiet">{words.noResults}</p>;
  return (
    <ul aria-label={words.results} className="told">
      {results.map(({ recordRef, asOf, results: rows }) => (
        <li key={recordRef}>
          <RecordLink recordRef={recordRef}>{words.results}</RecordLink>{" "}
          {rows
            .map(({ type, amount }) =>
              amount === undefined
                ? say(wordOf(resultTypes, type))
                : `${say(wordOf(resultTypes, type))}${colon}${strengthOf(amount)}\u00a0${unitOf(amount)}`,
            )
            .join(semicolon)}{" "}
          <span className="quiet">
            ({words.asOf} <TimeText interval={asOf} />)
          </span>
        </li>
      ))}
    </ul>
  );
}

type Amount = NonNullable<NonNullable<OperationView["results"]>[number]["results"][number]["amount"]>;
type FailureRow = NonNullable<OperationView["failures"]>[number];

function Failure({ failure }: { readonly failure: FailureRow }) {
  const colon = useColon();
  const words = useWords(operationWords);
  const say = useSay();
  return (
    <div className="failure">
      <p>
        <RecordLink recordRef={failure.recordRef}>{words.failed}</RecordLink>{" "}
        {say(wordOf(failureExtents, failure.extent))}, <TimeText interval={failure.failedAt} />
        {colon}
        {failure.description}
      </p>
      <h3>{words.causes}</h3>
      <p className="quiet">{failure.causes.length === 0 ? words.noCauses : words.causesNote}</p>
      <ul className="causes">
        {failure.causes.map(({ recordRef, sentence }) => (
          <li key={recordRef}>
            <RecordLink recordRef={recordRef}>
              {sentence === undefined ? recordRef : say(sentence)}
            </RecordLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
