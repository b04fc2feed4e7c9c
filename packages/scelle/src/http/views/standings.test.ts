// SPDX-License-Identifier: Apache-2.0
import { allegationMade, type EffectiveRecord, isRecordOf } from "@scelle/core";
import { type AllegationStandings, type ViewName, viewShapes } from "@scelle/core/api";
import { readIdentity } from "@scelle/register";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LoadedExercise } from "../../exercise/inquiry/spec/loaded-exercise.ts";
import { answerSearch } from "./answer-lists.ts";
import { answerRecord, answerView, type Looker } from "./answer-view.ts";

let loaded: LoadedExercise;
let lead: Looker;
let of: Partial<Record<ViewName, string>>;
/** Outcome that stands, by allegation and person: told from the records themselves. */
const truth = new Map<string, string | undefined>();

beforeAll(async () => {
  loaded = await LoadedExercise.load();
  const role = loaded.role("lead");
  const signer = await readIdentity(role.identityFile);
  const reason = { ground: "control", logPurpose: "criminal-proceedings" } as const;
  lead = { personRef: role.personRef, signer, reason };
  const { caseRef, imageExhibitRef, operationRef, frontTextRef } = loaded.exercise;
  const records = await loaded.records("lead", caseRef);
  for (const record of records) learn(record, records);
  const [decided] = [...truth].find(([, outcome]) => outcome !== undefined) ?? [""];
  of = {
    ...{ exhibit: imageExhibitRef, operation: operationRef, front: frontTextRef },
    allegation: decided.split(" ")[0] ?? "",
  };
}, 120_000);
afterAll(async () => {
  await loaded.close();
});

function learn(record: EffectiveRecord, records: readonly EffectiveRecord[]): void {
  if (!isRecordOf(record, allegationMade)) return;
  const decided = records.filter(({ kind, stated }) => {
    return kind === "allegation-disposed" && stated["allegationRef"] === record.recordRef;
  });
  const reversed = new Set(decided.map(({ stated }) => stated["reversesRef"]));
  for (const person of record.stated.concernedRefs ?? [""]) {
    const standing = decided.find(({ recordRef, stated }) => {
      return (stated["personRef"] ?? "") === person && !reversed.has(recordRef);
    });
    truth.set(`${record.recordRef} ${person}`, standing?.stated["outcome"] as string | undefined);
  }
}

/** Allegations that an answer shows, and does not say how they stand, or says otherwise than the records. */
function silent(answer: { readonly standings: AllegationStandings }, shown: readonly string[]): string[] {
  return [...truth].flatMap(([key, outcome]) => {
    const [ref = "", person = ""] = key.split(" ");
    if (!shown.includes(ref)) return [];
    const line = answer.standings[ref]?.find(({ personRef = "" }) => personRef === person);
    return line === undefined || line.outcome !== outcome ? [key] : [];
  });
}

/** Every reference of an allegation in an answer, wherever it stands. */
function allegationsIn(answer: object): string[] {
  const text = JSON.stringify({ ...answer, standings: undefined, labels: undefined });
  return [...new Set([...truth.keys()].map((key) => key.split(" ")[0] ?? ""))].filter((ref) =>
    text.includes(ref),
  );
}

/** Views that show an allegation itself and not only that something refers to one. */
const names = Object.keys(viewShapes) as ViewName[];

describe("an exoneration is shown wherever the allegation is", () => {
  test.each(names)("in the view %s", async (view) => {
    const one = of[view];
    const ask = { caseRef: loaded.exercise.caseRef, view, ...(one === undefined ? {} : { of: one }) };
    const answer = await answerView(loaded.register, lead, ask);
    const told = Object.keys(answer.standings);
    const lines = allegationsIn(answer.view).filter(
      (ref) => told.includes(ref) || isShownIn(answer.view, ref),
    );
    expect(silent(answer, lines)).toEqual([]);
  });

  test("in the record itself, and among what a search finds", async () => {
    const decided = of.allegation ?? "";
    expect(silent(await answerRecord(loaded.register, lead, decided), [decided])).toEqual([]);
    const { record } = await answerRecord(loaded.register, lead, decided);
    const [text = ""] = String(record.stated["summary"])
      .split(" ")
      .filter((word) => word.length > 6);
    const found = await answerSearch(loaded.register, lead, { text, caseRef: loaded.exercise.caseRef });
    const refs = found.records.map(({ recordRef }) => recordRef);
    expect(refs).toContain(decided);
    expect(silent(found, refs)).toEqual([]);
  });

  test("and the record of the look names the disposition that it showed", async () => {
    const { standings } = await answerRecord(loaded.register, lead, of.allegation ?? "");
    const dispositionRef = standings[of.allegation ?? ""]?.[0]?.dispositionRef ?? "";
    const looks = await answerView(loaded.register, lead, {
      caseRef: loaded.exercise.caseRef,
      view: "looks",
    });
    const named =
      "looks" in looks.view && looks.view.looks.some(({ shown }) => shown.includes(dispositionRef));
    expect(named).toBe(true);
  });

  test("an answer that forgets it is found", () => {
    const decided = of.allegation ?? "";
    expect(silent({ standings: {} }, [decided]).length).toBeGreaterThan(0);
  });
});

/** Whether a view has a line of its own for an allegation. */
function isShownIn(view: object, ref: string): boolean {
  const text = JSON.stringify(view);
  return text.includes(`"allegationRef":"${ref}","allegationType"`) || text.includes(`"recordRef":"${ref}"`);
}
