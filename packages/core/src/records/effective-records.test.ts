// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { exhibitFold } from "../custody/exhibit-fold.ts";
import {
  type EffectiveRecord,
  effectiveRecords,
  type Skeleton,
  type StoredRecord,
} from "./effective-records.ts";
import { foldRecords } from "./fold.ts";
import { RecordHistory } from "./record-history.ts";
import { searchText } from "./search-text.ts";
import { type Act, given, openedCase, type SpecRegister } from "./spec/decision-spec.ts";
import { refOf, specOrigin } from "./spec/spec-names.ts";

const correct = (as: string, description: string): Act => ({
  by: "lead",
  kind: "correction-made",
  as,
  stated: { targetRef: refOf("exhibit"), fields: { description } },
});
const twiceCorrected = [
  ...openedCase,
  correct("first", "White telephone"),
  correct("second", "Grey telephone"),
];

describe("a corrected record", () => {
  const [exhibit] = recordsNamed(given(...twiceCorrected), "exhibit");

  test("counts with its latest values", () => {
    expect(exhibit?.stated["description"]).toBe("Grey telephone");
    expect(exhibit?.stated["place"]).toBe("Desk 3");
  });

  test("still shows what was first stated: a correction does not hide what it corrects", () => {
    expect(hidesOriginal(exhibit)).toBe(false);
  });

  test("names who corrected which field, in order", () => {
    expect(exhibit?.corrections).toEqual([
      { by: refOf("first"), fields: ["description"] },
      { by: refOf("second"), fields: ["description"] },
    ]);
  });

  test("that hid what was first stated would be found", () => {
    expect(hidesOriginal(exhibit && { ...exhibit, original: exhibit.stated })).toBe(true);
  });

  test("is found by its new words", () => {
    expect(exhibit && searchText(exhibit)).toContain("Grey telephone");
    expect(exhibit && searchText(exhibit)).not.toContain("Black telephone");
  });
});

describe("an erased record", () => {
  const decision: Act = { by: "lead", kind: "erasure-decided", as: "decision" };
  const performance: Act = { by: "register", kind: "erasure-performed", stated: { keysDestroyed: 3 } };
  const sealing: Act = { by: "lead", kind: "exhibit-sealed" };
  const register = given(...twiceCorrected, sealing, decision, performance);
  const after = erasedHistory(register);
  const [exhibit] = recordsNamed(after, "exhibit");

  test("has no words and keeps its place", () => {
    expect(exhibit && searchText(exhibit)).toBe("");
    expect(exhibit).toMatchObject({ erased: true, stated: { category: "phone" }, kind: "exhibit-seized" });
    expect(exhibit?.original).toEqual(exhibit?.stated);
  });

  test("names the decision and the act that erased it", () => {
    expect(exhibit?.erasure?.decidedBy).toBe(refOf("decision"));
    expect(exhibit?.erasure?.performedBy).toBeDefined();
  });

  test("counts in custody as before", () => {
    const before = register.history.state(exhibitFold, refOf("exhibit"));
    expect(after.state(exhibitFold, refOf("exhibit"))).toEqual(before);
    expect(before.seal).toBe("sealed");
  });
});

test("states that grew record by record equal states folded from the whole stream", () => {
  const register = given(...openedCase);
  const seen: unknown[] = [];
  const acts: Act[] = [
    { by: "lead", kind: "exhibit-sealed" },
    correct("first", "White telephone"),
    { by: "lead", kind: "seal-opened" },
    { by: "lead", kind: "image-acquired" },
  ];
  for (const act of acts) {
    register.record(act);
    seen.push(register.history.state(exhibitFold, refOf("exhibit")));
  }
  expect(seen.at(-1)).toEqual(
    historyOf(register.payloads.map((payload, index) => ({ index, payload }))).state(
      exhibitFold,
      refOf("exhibit"),
    ),
  );
  const whole = effectiveRecords(register.payloads.map((payload, index) => ({ index, payload })));
  const stream = whole.filter(
    ({ recordRef, stated }) => recordRef === refOf("exhibit") || stated["exhibitRef"] === refOf("exhibit"),
  );
  expect(seen.at(-1)).toEqual(foldRecords(exhibitFold, refOf("exhibit"), stream));
});

function hidesOriginal(record: EffectiveRecord | undefined): boolean {
  return record?.original["description"] !== "Black telephone, cracked screen";
}

function recordsNamed(source: SpecRegister | RecordHistory, name: string): EffectiveRecord[] {
  const history = source instanceof RecordHistory ? source : source.history;
  const record = history.record(refOf(name));
  return record === undefined ? [] : [record];
}

/** The register as it is found after its erasures: skeletons where the decision says so. */
function erasedHistory({ payloads }: SpecRegister): RecordHistory {
  const skeletons = new Map<number, Skeleton>();
  for (const { draft, assigned } of payloads) {
    if (draft.kind !== "erasure-decided") continue;
    for (const { index, skeleton } of assigned["erases"] as unknown as {
      index: number;
      skeleton: Skeleton;
    }[]) {
      skeletons.set(index, skeleton);
    }
  }
  return historyOf(
    payloads.map((payload, index) => {
      const erased = skeletons.get(index);
      return erased === undefined ? { index, payload } : { index, erased };
    }),
  );
}

function historyOf(records: readonly StoredRecord[]): RecordHistory {
  const history = new RecordHistory(specOrigin, () => true);
  for (const stored of records) history.append(stored);
  return history;
}
