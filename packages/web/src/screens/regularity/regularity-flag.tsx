// SPDX-License-Identifier: Apache-2.0
import { circumstances, courtDecisions, ruleWords } from "@scelle/core";
import type { RecordLine, RegularityLine } from "@scelle/core/api";
import { calledIn, useKnownLabels } from "../../api/known-labels.ts";
import { Fact } from "../../design/fact.tsx";
import { InstantText } from "../../design/instant-text.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { durationText, locales } from "../../design/time-words.ts";
import { kindTitle } from "../../form/kind-titles.ts";
import { useLanguage, useSay, useWords } from "../../words/use-words.ts";
import { GradeMark } from "./grade-mark.tsx";
import { regularityWords } from "./regularity-words.ts";

interface RegularityFlagProps {
  readonly caseRef: string;
  readonly flag: RegularityLine;
  readonly records: readonly RecordLine[];
}

/** One flag: the rule, its grade, the act, what was seen, by which text, on which records, and the cure. */
export function RegularityFlag({ caseRef, flag, records }: RegularityFlagProps) {
  const words = useWords(regularityWords);
  const say = useSay();
  const language = useLanguage();
  const { rule, grade, standing, actRef, exhibitRef, at, factRefs, lengthMs, massGrams } = flag;
  return (
    <li className="regularity-flag">
      <p className="quiet small">{standing === "unknown" ? words.ruleUnknown : words.ruleNotMet}</p>
      <h3>
        {say(ruleWords[rule].title)} <GradeMark grade={grade} />
      </h3>
      <dl className="facts">
        <Fact name={standing === "unknown" ? words.missing : words.seen}>
          {flag.circumstances.map((word) => (
            <span key={word}>{say(circumstances[word])} </span>
          ))}
        </Fact>
        {exhibitRef === undefined ? null : <ExhibitFact caseRef={caseRef} exhibitRef={exhibitRef} />}
        <Fact name={words.act}>
          <RecordFact recordRef={actRef} records={records} />
        </Fact>
        {at === undefined ? null : (
          <Fact name={words.when}>
            <InstantText instant={at.earliest} />
            {at.latest === at.earliest ? null : (
              <>
                {" – "}
                <InstantText instant={at.latest} />
              </>
            )}
          </Fact>
        )}
        {lengthMs === undefined ? null : <Fact name={words.length}>{durationText(lengthMs, language)}</Fact>}
        {massGrams === undefined ? null : (
          <Fact name={words.mass}>
            {words.grams(new Intl.NumberFormat(locales[language]).format(massGrams))}
          </Fact>
        )}
        <Fact name={words.text}>
          <Texts flag={flag} />
        </Fact>
        <Decisions flag={flag} />
        {factRefs.length === 0 ? null : (
          <Fact name={words.facts}>
            {factRefs.map((ref) => (
              <span className="regularity-fact" key={ref}>
                <RecordFact recordRef={ref} records={records} />
              </span>
            ))}
          </Fact>
        )}
        <Fact name={words.cure}>{say(ruleWords[rule].cure)}</Fact>
      </dl>
    </li>
  );
}

function ExhibitFact({ caseRef, exhibitRef }: { readonly caseRef: string; readonly exhibitRef: string }) {
  const words = useWords(regularityWords);
  const labels = useKnownLabels();
  return (
    <Fact name={words.exhibit}>
      <LinkTo to={`/cases/${caseRef}/exhibits/${exhibitRef}`}>
        <span className="number">{calledIn(labels, exhibitRef)}</span>
      </LinkTo>
    </Fact>
  );
}

/** A record by what it is and when, with the record behind it. */
function RecordFact({
  recordRef,
  records,
}: Pick<RegularityFlagProps, "records"> & { readonly recordRef: string }) {
  const words = useWords(regularityWords);
  const say = useSay();
  const labels = useKnownLabels();
  const record = records.find((one) => one.recordRef === recordRef);
  const name = record === undefined ? calledIn(labels, recordRef) : say(kindTitle(record.kind));
  return (
    <>
      <RecordLink recordRef={recordRef}>{name}</RecordLink>
      {record === undefined ? null : <span className="quiet small"> · {words.entry(record.index)}</span>}
    </>
  );
}

/** The texts as they stood that day. */
function Texts({ flag: { texts, lacksText } }: Pick<RegularityFlagProps, "flag">) {
  const words = useWords(regularityWords);
  const dayText = useDayText();
  if (texts.length === 0) return lacksText ? words.lacksText : words.noText;
  return (
    <>
      {texts.map(({ code, version, article, validFrom, validUntil }) => (
        <span className="regularity-fact" key={`${code} ${article} ${validFrom}`}>
          {code} ({version}), {words.article(article)}
          <span className="quiet small">
            {", "}
            {words.from(dayText(validFrom))}
            {validUntil === undefined ? null : `, ${words.until(dayText(validUntil))}`}
          </span>
        </span>
      ))}
      {lacksText ? <span className="regularity-fact">{words.lacksText}</span> : null}
    </>
  );
}

function Decisions({ flag: { decisions } }: Pick<RegularityFlagProps, "flag">) {
  const words = useWords(regularityWords);
  const say = useSay();
  const dayText = useDayText();
  if (decisions.length === 0) return null;
  return (
    <Fact name={words.decision}>
      {decisions.map((name) => {
        const { court, day, number, holding } = courtDecisions[name];
        return (
          <span className="regularity-fact" key={name}>
            {court}, {words.decisionOf(dayText(day))}
            <span className="number">{number}</span>
            <span className="regularity-holding">{say(holding)}</span>
          </span>
        );
      })}
    </Fact>
  );
}

/** A calendar day, the same wherever it is read. */
function useDayText(): (day: string) => string {
  const language = useLanguage();
  const form = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return (day) => {
    const text = new Intl.DateTimeFormat(locales[language], form).format(new Date(day));
    return language === "fr" ? text.replace(/^1(?= )/, "1er") : text;
  };
}
