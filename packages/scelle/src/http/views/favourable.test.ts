// SPDX-License-Identifier: Apache-2.0
import { readIdentity } from "@scelle/register";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Signatory } from "../../exercise/inquiry/act.ts";
import { LoadedExercise } from "../../exercise/inquiry/spec/loaded-exercise.ts";
import { answerRecord, answerView, type Looker } from "./answer-view.ts";

let loaded: LoadedExercise;
beforeAll(async () => {
  loaded = await LoadedExercise.load();
}, 120_000);
afterAll(() => loaded.close());

async function looker(part: Signatory): Promise<Looker> {
  const { personRef, identityFile } = loaded.role(part);
  const reason = { ground: "control", logPurpose: "criminal-proceedings" } as const;
  return { personRef, signer: await readIdentity(identityFile), reason };
}

async function marksOfCase(part: Signatory) {
  const { caseRef } = loaded.exercise;
  const { view } = await answerView(loaded.register, await looker(part), { caseRef, view: "overview" });
  if (!("rights" in view)) throw new Error("an overview tells of rights");
  return view.rights.marks;
}

test("the case counts what is marked as favourable, and says who removed a mark and why", async () => {
  const marks = await marksOfCase("lead");
  expect(marks.map(({ removal }) => removal?.author)).toEqual([
    undefined,
    undefined,
    loaded.role("lead").personRef,
  ]);
  expect(marks.at(-1)?.removal?.reason).toMatch(/duty telephone/);
});

test("a record is shown with its marks, made and removed, and another one without them", async () => {
  const { caseRef, imageExhibitRef } = loaded.exercise;
  const stated = { caseRef, recordRef: imageExhibitRef, reason: "Exercise: nothing was written on it" };
  expect(await loaded.append("second-inspector", "favourable-marked", stated)).toBe("accepted");
  expect(await loaded.append("second-inspector", "favourable-marked", stated)).toBe(
    "favourable.already-marked",
  );
  const lead = await looker("lead");
  const [mark] = (await answerRecord(loaded.register, lead, imageExhibitRef)).marks;
  expect(mark).toMatchObject({
    markedRef: imageExhibitRef,
    author: loaded.role("second-inspector").personRef,
  });
  const removal = { caseRef, markRef: mark?.markRef ?? "", reason: "Exercise: something was" };
  expect(await loaded.append("lead", "favourable-unmarked", removal)).toBe("accepted");
  const shown = await answerRecord(loaded.register, lead, imageExhibitRef);
  expect(shown.marks).toHaveLength(1);
  expect(shown.marks[0]?.removal).toMatchObject({
    author: lead.personRef,
    reason: "Exercise: something was",
  });
  const [other] = await marksOfCase("lead");
  const unmarked = await answerRecord(loaded.register, lead, other?.markRef ?? "");
  expect(unmarked.marks).toEqual([]);
  expect(await marksOfCase("lead")).toHaveLength(4);
});
