// SPDX-License-Identifier: Apache-2.0
import {
  type EffectiveRecord,
  findingMade,
  isRecordOf,
  partyRef,
  predicates,
  type RecordOf,
  type Root,
  rootsOf,
  type Sources,
  sourcesAmong,
  type textEstablished,
  whoSays,
} from "@scelle/core";
import type { AccountView, SayingsAnswer, TextLine } from "@scelle/core/api";
import { statementLineOf } from "./statement-lines.ts";
import type { ViewContext } from "./view-context.ts";

export function accountView(context: ViewContext): AccountView {
  const sources = sourcesAmong(context.records);
  return {
    texts: sources.texts.map((text) => textLineOf(context.records, sources, text)),
    statements: sources.statements.map((statement) => statementLineOf(context, sources, statement)),
    findings: context.records.flatMap(findingOf),
    roots: rootsByPredicate(sources),
  };
}

export function textLineOf(
  records: readonly EffectiveRecord[],
  { derivations }: Sources,
  { recordRef, stated, measured }: RecordOf<typeof textEstablished> & { readonly recordRef: string },
): TextLine {
  const document = records.find((record) => record.recordRef === stated.documentRef);
  return {
    textRef: recordRef,
    title: String(document?.stated["title"] ?? ""),
    ...(stated.publisher === undefined ? {} : { publisherRef: partyRef(stated.publisher) }),
    language: stated.language,
    publishedAt: stated.publishedAt,
    textDigest: measured.textDigest,
    textLength: measured.textLength,
    derivedFrom: derivations
      .filter((derivation) => derivation.stated.textRef === recordRef)
      .flatMap(({ stated: { fromTextRef, derivation: how } }) =>
        fromTextRef === undefined ? [] : [{ textRef: fromTextRef, how }],
      ),
  };
}

/** Who says so, and on how many sources it rests: nobody, where texts only set two facts side by side. */
export function sayingsAnswer(
  { records }: Pick<ViewContext, "records">,
  { predicate, actor, object }: SayingsQuestion,
): SayingsAnswer {
  const sources = sourcesAmong(records);
  const { affirm, deny, neither } = whoSays(sources.statements, {
    predicate,
    ...(actor === undefined ? {} : { subjectRef: actor }),
    ...(object === undefined ? {} : { objectRef: object }),
  });
  const refs = (statements: typeof affirm) => statements.map(({ recordRef }) => recordRef);
  return {
    statementRefs: refs(affirm),
    denyRefs: refs(deny),
    neitherRefs: refs(neither),
    roots: rootsOf(affirm, sources).map(rootLineOf),
  };
}

function findingOf(record: EffectiveRecord): AccountView["findings"] {
  if (!isRecordOf(record, findingMade)) return [];
  const { proposition = "", confidence, restsOnRefs, alternatives = [] } = record.stated;
  return [
    {
      recordRef: record.recordRef,
      proposition,
      confidence,
      restsOnRefs: [...restsOnRefs],
      alternatives: [...alternatives],
      author: record.assigned.author,
    },
  ];
}

function rootsByPredicate(sources: Sources): AccountView["roots"] {
  return Object.keys(predicates).flatMap((predicate) => {
    const said = sources.statements.filter(({ stated }) => stated.predicate === predicate);
    if (said.length === 0) return [];
    return [{ predicate, statements: said.length, roots: rootsOf(said, sources).map(rootLineOf) }];
  });
}

function rootLineOf({ partyRefs, isUnnamed, statementRefs }: Root) {
  return { partyRefs: [...partyRefs], isUnnamed, statementRefs: [...statementRefs] };
}

export interface SayingsQuestion {
  readonly predicate: keyof typeof predicates;
  readonly actor?: string | undefined;
  readonly object?: string | undefined;
}
