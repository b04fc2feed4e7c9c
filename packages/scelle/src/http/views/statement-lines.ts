// SPDX-License-Identifier: Apache-2.0
import {
  clauseMarkOf,
  type EffectiveRecord,
  gradesOf,
  hardeningsOf,
  partyRef,
  type Sources,
  type StatementRecord,
  sentenceOf,
  sentenceParts,
  topicRef,
  type Voice,
} from "@scelle/core";
import type { StatementLine, VoiceLine } from "@scelle/core/api";
import type { ViewContext } from "./view-context.ts";

type Named = Pick<ViewContext, "nameOf" | "records">;

/** A statement as a reader meets it: told back in both languages, with all that weakens it. */
export function statementLineOf(context: Named, sources: Sources, statement: StatementRecord): StatementLine {
  const { recordRef, stated } = statement;
  const { quote, hedges = [], subjects = [], objects = [] } = stated;
  const partsIn = (language: "en" | "fr") =>
    sentenceParts(statement, context.nameOf, language).map(({ type, words }) => ({ type, words }));
  return {
    recordRef,
    textRef: stated.textRef,
    quote: { exact: quote?.exact ?? "", start: quote?.start ?? 0, end: quote?.end ?? 0 },
    mark: clauseMarkOf(statement, sources, context.records),
    sentence: {
      en: sentenceOf(statement, context.nameOf, "en"),
      fr: sentenceOf(statement, context.nameOf, "fr"),
    },
    parts: { en: partsIn("en"), fr: partsIn("fr") },
    predicate: stated.predicate,
    mood: stated.mood,
    polarity: stated.polarity,
    certainty: stated.certainty,
    isAnonymous: (stated.chain ?? []).some((voice) => "anonymous" in voice && voice.anonymous),
    voices: voicesOf(statement, context.nameOf),
    hedges: hedges.map(({ quote: { exact, start, end }, weakens }) => ({ exact, start, end, weakens })),
    ...(stated.validTime === undefined ? {} : { validTime: stated.validTime }),
    topicRefs: [...subjects, ...objects].flatMap((topic) => topicRef(topic) ?? []),
    relations: relationsOf(recordRef, sources),
    grades: gradesIn(context.records, statement),
    hardenings: hardenings(statement, sources),
  };
}

/** From the text inwards. A voice that is nobody's name has words and no reference. */
export function voicesOf({ stated }: StatementRecord, nameOf: ViewContext["nameOf"]): VoiceLine[] {
  return (stated.chain ?? []).map((voice) => ({
    ...wordsOf(voice, nameOf),
    role: voice.role,
    ...surenessOf(voice),
  }));
}

function wordsOf(voice: Voice, nameOf: ViewContext["nameOf"]) {
  if (!("party" in voice)) {
    return { words: voice.description, isAnonymous: voice.anonymous, count: voice.count };
  }
  const ref = partyRef(voice.party);
  return { partyRef: ref, words: nameOf(ref) ?? "", isAnonymous: false };
}

function surenessOf({ certainty }: Voice) {
  return certainty === undefined ? {} : { certainty };
}

function relationsOf(ref: string, { relations }: Sources): StatementLine["relations"] {
  return relations
    .filter(({ stated }) => stated.statementRef === ref || stated.otherRef === ref)
    .map(({ recordRef, stated }) => {
      const isFrom = stated.statementRef === ref;
      return {
        recordRef,
        relation: stated.relation,
        otherRef: isFrom ? stated.otherRef : stated.statementRef,
        isFrom,
        reason: stated.reason ?? "",
      };
    });
}

function gradesIn(records: readonly EffectiveRecord[], { recordRef, stated }: StatementRecord) {
  return (stated.chain ?? []).flatMap((_, voiceIndex) =>
    gradesOf(records, recordRef, voiceIndex).map((grade) => ({
      recordRef: grade.recordRef,
      voiceIndex,
      reliability: grade.stated.reliability,
      credibility: grade.stated.credibility,
    })),
  );
}

/** What this statement says harder than the one that it repeats. */
function hardenings(
  statement: StatementRecord,
  { relations, statements }: Sources,
): StatementLine["hardenings"] {
  return relations
    .filter(({ stated }) => stated.relation === "same-content" && stated.statementRef === statement.recordRef)
    .flatMap(({ stated: { otherRef } }) => {
      const earlier = statements.find(({ recordRef }) => recordRef === otherRef);
      const what = earlier === undefined ? [] : hardeningsOf(earlier, statement);
      return what.length === 0 ? [] : [{ otherRef, what }];
    });
}
