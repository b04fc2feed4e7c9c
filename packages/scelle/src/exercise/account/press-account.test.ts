// SPDX-License-Identifier: Apache-2.0
import {
  anchorQuote,
  certainties,
  compareCounts,
  countsAmong,
  countsKnownAt,
  type EffectiveRecord,
  hardeningsOf,
  isRecordOf,
  lostIn,
  moods,
  orderOfReadings,
  polarities,
  predicates,
  readingsOf,
  rootsOf,
  type StatementRecord,
  sentenceOf,
  sentenceParts,
  sourcesAmong,
  statementRecorded,
  whoSays,
} from "@scelle/core";
import { describe, expect, test } from "vitest";
import { wordsOf } from "./account-text.ts";
import { type AccountRecord, pressAccount } from "./press-account.ts";
import { AccountRegister, refOf } from "./spec/account-register.ts";
import { accountTexts, harbourCourier } from "./texts.ts";

const register = new AccountRegister().record(...pressAccount(refOf));
const sources = sourcesAmong(register.records());
const languages = ["en", "fr"] as const;

test("every record of the account says that it is an exercise", () => {
  const silent = pressAccount(refOf).filter((record) => !JSON.stringify(record).includes("Exercise"));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test("the account has ten sentences, and each says something", () => {
  expect(harbourCourier.sentences).toHaveLength(10);
  for (const sentence of harbourCourier.sentences) {
    expect(statementsOf(harbourCourier.name, sentence).length, sentence).toBeGreaterThan(0);
  }
});

test("every quote of every statement stands in its text, word for word", () => {
  for (const { stated } of sources.statements) {
    const text = accountTexts.find(({ name }) => refOf(name) === stated.textRef);
    const cues = stated.chain?.map(({ cue }) => cue) ?? [];
    const quotes = [stated.quote, ...cues, ...(stated.hedges ?? []).map(({ quote }) => quote)];
    for (const quote of quotes.filter((one) => one !== undefined)) {
      expect(anchorQuote(text === undefined ? "" : wordsOf(text), quote)).toEqual({ state: "exact" });
    }
  }
});

describe.each(languages)("told back in %s", (language) => {
  test.each(sources.statements.map((statement) => [statement.stated.quote?.exact ?? "", statement] as const))(
    "“%s” keeps every voice, hedge, mood, interval and amount",
    (_, statement) => {
      const sentence = sentenceOf(statement, nameOf, language);
      expect(lostIn(sentence, statement, nameOf, language)).toEqual([]);
    },
  );

  test("the words of every record stand in its sentence, whoever counts its parts", () => {
    for (const statement of sources.statements) {
      const sentence = sentenceOf(statement, nameOf, language);
      expect(wordsIn(statement).filter((words) => !sentence.includes(words))).toEqual([]);
    }
  });

  test("no two moods, polarities or certainties sound alike", () => {
    const statement = named("search said");
    const told = (fields: Partial<StatementRecord["stated"]>) =>
      sentenceOf({ ...statement, stated: { ...statement.stated, ...fields } }, nameOf, language);
    const all = [
      ...words(moods).map((mood) => told({ mood })),
      ...words(polarities).map((polarity) => told({ polarity })),
      ...words(certainties).map((certainty) => told({ certainty })),
    ];
    // What the statement itself is stands three times among them.
    expect(new Set(all).size).toBe(all.length - 2);
  });

  test("a teller that drops “presumably” is found", () => {
    const statement = named("by rivals");
    const hardened = sentenceOf(
      { ...statement, stated: { ...statement.stated, hedges: [] } },
      nameOf,
      language,
    );
    const lost = lostIn(hardened, statement, nameOf, language);
    expect(lost.map(({ type }) => type)).toEqual(["hedge"]);
    expect(lost[0]?.words).toContain("presumably");
  });

  test.each(["voice", "mood", "certainty", "hedge", "polarity", "clause", "time", "quantity"])(
    "a teller that drops a %s is found",
    (type) => {
      const statement = sources.statements.find((one) =>
        sentenceParts(one, nameOf, language).some((part) => part.type === type),
      );
      if (statement === undefined) throw new Error(`no statement has a ${type}`);
      const dropped =
        sentenceParts(statement, nameOf, language).find((part) => part.type === type)?.words ?? "";
      const whole = sentenceOf(statement, nameOf, language);
      const place = whole.lastIndexOf(dropped);
      const sentence = whole.slice(0, place) + whole.slice(place + dropped.length);
      expect(lostIn(sentence, statement, nameOf, language)).toContainEqual({ type, words: dropped });
    },
  );
});

test("four of them, as they are told back", () => {
  const told = ["search said", "no arrests", "by rivals"].map((name) =>
    sentenceOf(named(name), nameOf, "en"),
  );
  expect(told).toEqual([
    "According to several unnamed voices, “several sources that agree” (says it without reserve), via Quay " +
      "Gazette (Exercise) (does not say how sure), via Harbour Courier (Exercise) (does not say how sure), it is " +
      "stated without it being said how sure, with the words “several sources that agree”, that this is so: " +
      "inspectors went through the offices of Velmar’s drug squad (from 17 February 2026 to 19 February 2026, " +
      "Europe/Paris, derived, “A week ago”).",
    "According to Harbour Courier (Exercise), it is stated without reserve that this is not so: somebody has " +
      "been arrested (on 25 February 2026, Europe/Paris, derived, “at publication”).",
    "According to Harbour Courier (Exercise), it is stated as probable, with the words “presumably”, that this " +
      "is so: rivals shot him.",
  ]);
  expect(sentenceOf(named("shot in the night to monday"), nameOf, "fr")).toBe(
    "Selon Nachtblatt (Übung, Exercise), il est affirmé sans réserve qu’il en est ainsi\u00a0: un homme a été abattu " +
      "sur le quai de l’Est à Velmar (entre le 22 février 2026 à 18\u00a0h\u00a000 et le 23 février 2026 à 05\u00a0h\u00a059, " +
      "Europe/Paris, déduit, «\u00a0In der Nacht zum Montag\u00a0»).",
  );
});

test("nobody says that the man was tipped off", () => {
  expect(whoSays(sources.statements, { predicate: "warned" })).toEqual({ affirm: [], deny: [], neither: [] });
  expect(Object.keys(predicates)).toContain("warned");
});

test("who says that rivals did it, who denies the loss, and who only fears it", () => {
  const shot = whoSays(sources.statements, { predicate: "killed", subjectRef: refOf("rivals") });
  expect(refsOf(shot.affirm)).toEqual([refOf("by rivals"), refOf("von Rivalen")]);
  const losing = whoSays(sources.statements, { predicate: "is-losing" });
  expect(refsOf(losing.affirm)).toEqual([refOf("fear hardened")]);
  expect(refsOf(losing.deny)).toEqual([refOf("disagreement")]);
  expect(refsOf(losing.neither)).toEqual([refOf("fear")]);
});

test("a fear that became a fact is named with what it lost on the way", () => {
  expect(hardeningsOf(named("fear"), named("fear hardened"))).toEqual(["mood", "certainty", "hedge"]);
  expect(hardeningsOf(named("by rivals"), named("von Rivalen"))).toEqual([]);
});

test("thirty reprints of one dispatch are one root, not thirty", () => {
  const records = new AccountRegister().record(...pressAccount(refOf), ...reprints(30)).records();
  const all = sourcesAmong(records);
  const saying = all.statements.filter(({ stated }) => stated.clauses?.[0]?.words === "reprinted");
  expect(new Set(saying.map(({ stated }) => stated.textRef)).size).toBe(31);
  const roots = rootsOf(saying, all);
  expect(roots).toHaveLength(1);
  expect(roots[0]?.partyRefs).toEqual([refOf("agency")]);
});

test.each(["like a film", "the film"])("“%s” supports no finding", (name) => {
  const finding = { restsOnRefs: [refOf(name), refOf("search said")] };
  expect(register.answerTo(findingOn(finding))).toBe("finding.rests-on-fiction");
});

test("a finding on what the papers state is taken", () => {
  expect(register.answerTo(findingOn({ restsOnRefs: [refOf("search said")] }))).toBe("accepted");
});

describe("counts", () => {
  const counts = countsAmong(register.records());
  const ofCity2025 = (at: string) =>
    countsKnownAt(counts, at)
      .known.filter(({ stated }) => stated.territory === "City of Velmar" && isYear(stated.period, 2025))
      .map(({ stated }) => ("value" in stated.amount ? stated.amount.value : undefined));
  const count = (said: string) => {
    const found = counts.find(({ recordRef }) => recordRef === refOf(`${said} count`));
    if (found === undefined) throw new Error(`no count of ${said}`);
    return found;
  };

  test.each([
    ["the day before anybody counted", "2025-12-20T12:00:00.000Z", []],
    ["the evening of 21 December", "2025-12-21T23:00:00.000Z", [47]],
    ["the end of January", "2026-01-31T12:00:00.000Z", [49]],
  ])("as known on %s", (_, at, expected) => {
    expect(ofCity2025(at)).toEqual(expected);
  });

  test("on the day itself a count is perhaps known", () => {
    const { known, perhaps } = countsKnownAt(counts, "2025-12-21T12:00:00.000Z");
    expect(known).toEqual([]);
    expect(refsOf(perhaps)).toEqual([refOf("47 said count")]);
  });

  test("drug killings of the city are not read against firearm deaths of the province, and why", () => {
    const refused = compareCounts(count("49 said"), count("61 said"), counts);
    expect(refused).toEqual({
      comparable: false,
      reasons: ["definition", "territory"],
      nearest: [count("49 said"), count("33 said")],
    });
    expect(compareCounts(count("49 said"), count("33 said"))).toEqual({ comparable: true });
  });
});

describe("the man was shot, and was to be arrested on Monday", () => {
  const planned = readingsOf(sources.statements, ({ recordRef }) => recordRef === refOf("arrest planned"));
  const shotAccordingTo = (...names: string[]) =>
    readingsOf(sources.statements, ({ recordRef }) => names.map(refOf).includes(recordRef));
  const courier = "shot on monday night";
  const nachtblatt = "shot in the night to monday";

  test.each([
    ["after, says the one paper", [courier], "after"],
    ["before, says the other", [nachtblatt], "before"],
    ["that depends on which is right", [courier, nachtblatt], "depends"],
  ])("%s", (_, believed, answer) => {
    expect(orderOfReadings(shotAccordingTo(...believed), planned).answer).toBe(answer);
  });

  test("each case names the source that it rests on", () => {
    const { cases } = orderOfReadings(shotAccordingTo(courier, nachtblatt), planned);
    expect(cases.map(({ oneSourceRef, order }) => [oneSourceRef, order])).toEqual([
      [refOf(courier), "after"],
      [refOf(nachtblatt), "before"],
    ]);
  });
});

function statementsOf(text: string, sentence: string): StatementRecord[] {
  return sources.statements.filter(
    ({ stated }) => stated.textRef === refOf(text) && stated.quote?.exact === sentence,
  );
}

function named(name: string): StatementRecord {
  const record = register.history.record(refOf(name));
  if (record === undefined || !isRecordOf(record, statementRecorded)) throw new Error(`${name} says nothing`);
  return record;
}

/** What of a record a reader of it would look for in a sentence, taken from the record alone. */
function wordsIn({ stated }: StatementRecord): string[] {
  const { chain = [], hedges = [], validTime, quantity, condition } = stated;
  const amounts = quantity === undefined ? [] : Object.values(quantity.amount);
  return [
    ...chain.map((voice) =>
      "description" in voice ? voice.description : (nameOf(refIn(voice.party)) ?? "?"),
    ),
    ...hedges.map(({ quote }) => quote.exact),
    ...[validTime?.label, quantity?.definition, quantity?.territory, condition],
    ...amounts.filter((amount) => typeof amount === "number").map(String),
  ].filter((words) => words !== undefined);
}

function refIn(party: object): string {
  return String(Object.values(party)[0]);
}

function words<W extends string>(vocabulary: Readonly<Record<W, unknown>>): W[] {
  return Object.keys(vocabulary) as W[];
}

function nameOf(ref: string): string | undefined {
  const stated = register.history.record(ref)?.stated;
  const name = stated?.["name"] ?? stated?.["designation"];
  return typeof name === "string" ? name : undefined;
}

function refsOf(records: readonly Pick<EffectiveRecord, "recordRef">[]): string[] {
  return records.map(({ recordRef }) => recordRef);
}

function isYear({ latest }: { readonly latest: string }, year: number): boolean {
  return latest.startsWith(`${year}-12-31`);
}

function findingOn(stated: AccountRecord["stated"]): AccountRecord {
  const finding = pressAccount(refOf).find(({ kind }) => kind === "finding-made");
  if (finding === undefined) throw new Error("the account has no finding");
  return { ...finding, name: "tried finding", stated: { ...finding.stated, ...stated } };
}

/** A dispatch of the agency and papers that print it, each as if it were its own. */
function reprints(paperCount: number): AccountRecord[] {
  const account = pressAccount(refOf);
  const part = (name: string): AccountRecord => {
    const found = account.find((record) => record.name === name);
    if (found === undefined) throw new Error(`the account has no ${name}`);
    return found;
  };
  const [text, statement] = [part("agency text"), part("47 said")];
  const saying = (name: string, textName: string, paper: string): AccountRecord => ({
    ...statement,
    name,
    stated: {
      ...statement.stated,
      textRef: refOf(textName),
      quote: { exact: "A man", start: 0, end: 5 },
      chain: [{ party: { bodyRef: refOf(paper) }, role: "author" }],
      clauses: [{ language: "en", words: "reprinted" }],
    },
  });
  const printed = Array.from({ length: paperCount }, (_, i): AccountRecord[] => [
    {
      name: `paper ${i}`,
      kind: "body-registered",
      stated: { caseRef: refOf("case"), name: `Paper ${i} (Exercise)`, bodyType: "other" },
    },
    { ...text, name: `text ${i}`, stated: { ...text.stated, publisher: { bodyRef: refOf(`paper ${i}`) } } },
    {
      name: `derived ${i}`,
      kind: "text-derived",
      stated: {
        caseRef: refOf("case"),
        textRef: refOf(`text ${i}`),
        derivation: "reprints",
        fromTextRef: refOf("agency text"),
      },
    },
    saying(`print ${i}`, `text ${i}`, `paper ${i}`),
  ]);
  return [saying("dispatch", "agency text", "agency"), ...printed.flat()];
}
