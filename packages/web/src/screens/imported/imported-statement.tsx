// SPDX-License-Identifier: Apache-2.0
import { importedSubjects } from "@scelle/core";
import type { ImportedLine } from "@scelle/core/api";
import { Mark } from "../../design/mark.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { wordOf } from "../../design/word-of.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { importedWords } from "./imported-words.ts";
import { termWords } from "./term-words.ts";

interface ImportedStatementProps {
  readonly statement: ImportedLine;
  /** Statements on other things of the same file, by what the file calls them. */
  readonly named: ReadonlyMap<string, ImportedLine>;
}

/** What a file says of one thing, marked as what it is: words of another system. */
export function ImportedStatement({ statement, named }: ImportedStatementProps) {
  const words = useWords(importedWords);
  const say = useSay();
  const { recordRef, subject, nodeName, classes, facts, links, hashes, cutCount } = statement;
  return (
    <li className="imported">
      <h3>
        <RecordLink recordRef={recordRef}>{calledOf(statement) ?? words.erased}</RecordLink>{" "}
        <Mark>{say(wordOf(importedSubjects, subject))}</Mark> <Mark>{words.notAttested}</Mark>
      </h3>
      <dl className="facts">
        {byTerm(facts.map(({ term, value }) => ({ term, shown: value }))).map(([term, values]) => (
          <Values key={term} name={termWords[term]} term={term} values={values} />
        ))}
        {byTerm(links.map(({ term, target }) => ({ term, shown: nameOf(target, named) }))).map(
          ([term, values]) => (
            <Values key={term} name={termWords[term]} term={term} values={values} />
          ),
        )}
        {hashes.map((hash) => (
          <Digest hash={hash} key={`${hash.method} ${hash.digest}`} />
        ))}
        {nodeName === undefined ? null : (
          <>
            <dt>{words.asNamed}</dt>
            <dd className="imported-term">{nodeName}</dd>
            <dt>{words.classes}</dt>
            <dd className="imported-term">{classes.join(", ")}</dd>
          </>
        )}
      </dl>
      {cutCount === undefined ? null : <p className="quiet small">{words.cut(cutCount)}</p>}
    </li>
  );
}

/** A digest as the file gives it, and where the same was measured in this case, by which record. */
function Digest({
  hash: { method, digest, measuredHereRef },
}: {
  readonly hash: ImportedLine["hashes"][number];
}) {
  const words = useWords(importedWords);
  return (
    <>
      <dt className="imported-term">{method}</dt>
      <dd>
        <span className="imported-value">{digest}</span>
        {measuredHereRef === undefined ? null : (
          <RecordLink recordRef={measuredHereRef}>{words.measuredHere}</RecordLink>
        )}
      </dd>
    </>
  );
}

interface ValuesProps {
  readonly name: { readonly en: string; readonly fr: string } | undefined;
  readonly term: string;
  readonly values: readonly string[];
}

function Values({ name, term, values }: ValuesProps) {
  const say = useSay();
  return (
    <>
      <dt className={name === undefined ? "imported-term" : undefined}>
        {name === undefined ? term : say(name)}
      </dt>
      <dd>
        {values.map((value) => (
          <span className="imported-value" key={value}>
            {value}
          </span>
        ))}
      </dd>
    </>
  );
}

/** Its name, else the end of what the file calls it. */
function calledOf({ name, nodeName }: ImportedLine): string | undefined {
  return name ?? nodeName?.slice(Math.max(nodeName.lastIndexOf("/"), nodeName.lastIndexOf(":")) + 1);
}

function nameOf(target: string, named: ReadonlyMap<string, ImportedLine>): string {
  const other = named.get(target);
  return (other === undefined ? undefined : calledOf(other)) ?? target;
}

function byTerm(said: readonly { readonly term: string; readonly shown: string }[]): [string, string[]][] {
  const terms = new Map<string, string[]>();
  for (const { term, shown } of said) {
    const values = terms.get(term) ?? [];
    if (!values.includes(shown)) values.push(shown);
    terms.set(term, values);
  }
  return [...terms];
}
