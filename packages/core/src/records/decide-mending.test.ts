// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { exhibitFold } from "../custody/exhibit-fold.ts";
import type { JsonObject } from "../encoding/canonical-json.ts";
import {
  type Act,
  answerTo,
  forgetting,
  given,
  openedCase,
  type SpecRegister,
  type SpecRow,
} from "./spec/decision-spec.ts";
import { at, between, refOf, rootOf } from "./spec/spec-names.ts";

const correction = (fields: JsonObject, target = "exhibit", by = "lead"): Act => ({
  by,
  kind: "correction-made",
  as: "correction",
  stated: { targetRef: refOf(target), fields },
});
const decision: Act = { by: "lead", kind: "erasure-decided", as: "decision" };
const performance: Act = { by: "register", kind: "erasure-performed" };
const corrected = [...openedCase, correction({ description: "White telephone" })];
const erased = [...openedCase, decision, performance];
const sealed: Act = { by: "lead", kind: "exhibit-sealed", as: "sealing" };
const offer: Act = { by: "lead", kind: "custody-offered", as: "offer" };
const searched: Act = { by: "member", kind: "search-conducted", as: "search" };

const correctionRows: readonly SpecRow[] = [
  {
    claim: "an author corrects",
    given: openedCase,
    when: correction({ place: "Desk 4" }),
    answer: "accepted",
  },
  {
    claim: "a member does not correct what another stated",
    given: openedCase,
    when: correction({ place: "Desk 4" }, "exhibit", "member"),
    answer: "mending.not-author",
  },
  {
    claim: "the lead of the case does",
    given: [...openedCase, searched],
    when: correction({ place: "Third floor" }, "search"),
    answer: "accepted",
  },
  {
    claim: "an outsider does not learn whether there is something to correct",
    given: openedCase,
    when: correction({ place: "Desk 4" }, "exhibit", "outsider"),
    answer: "access.not-member",
  },
  {
    claim: "nor whether there is nothing",
    given: openedCase,
    when: correction({ place: "Desk 4" }, "nothing", "outsider"),
    answer: "access.not-member",
  },
  {
    claim: "a correction changes something",
    given: openedCase,
    when: correction({ place: "Desk 3" }),
    answer: "mending.nothing-changed",
  },
  {
    claim: "an empty correction is none",
    given: openedCase,
    when: correction({}),
    answer: "mending.nothing-changed",
  },
  {
    claim: "an optional field is withdrawn",
    given: openedCase,
    when: correction({ powerState: null }),
    answer: "accepted",
  },
  {
    claim: "a required field is not withdrawn",
    given: openedCase,
    when: correction({ place: null }),
    answer: "mending.result-invalid",
  },
  {
    claim: "a new value is one that the kind allows",
    given: openedCase,
    when: correction({ category: "spaceship" }),
    answer: "mending.result-invalid",
  },
  {
    claim: "a field that the kind does not have is not added",
    given: openedCase,
    when: correction({ colour: "black" }),
    answer: "mending.unknown-field",
  },
  {
    claim: "what was measured is not corrected",
    given: [...openedCase, { by: "lead", kind: "image-acquired", as: "image" }],
    when: correction({ imageSize: 5 }, "image"),
    answer: "mending.unknown-field",
  },
  {
    claim: "a record stays with its case",
    given: openedCase,
    when: correction({ caseRef: refOf("case 2") }),
    answer: "mending.field-fixed",
  },
  {
    claim: "nobody becomes the receiver by a correction",
    given: [...openedCase, offer],
    when: correction({ receiverRef: refOf("lab") }, "offer"),
    answer: "mending.field-fixed",
  },
  {
    claim: "a corrected reference names what its field says",
    given: openedCase,
    when: correction({ searchRef: refOf("case") }),
    answer: "reference.unknown",
  },
  {
    claim: "a number is given once in a case, by a correction too",
    given: [...openedCase, { by: "lead", kind: "exhibit-seized", as: "second", stated: { number: "2" } }],
    when: correction({ number: "2" }),
    answer: "case.exhibit-number-taken",
  },
  {
    claim: "a number that was corrected away is free",
    given: [
      ...openedCase,
      correction({ number: "3" }),
      { by: "lead", kind: "exhibit-seized", as: "second", stated: { number: "2" } },
    ],
    when: { ...correction({ number: "1" }, "second"), as: "correction 2" },
    answer: "accepted",
  },
  {
    claim: "nothing is corrected to a time after it was told",
    given: openedCase,
    when: correction({ seizedAt: between("23:50") }),
    answer: "custody.time-future",
  },
  {
    claim: "nor what was done with an exhibit",
    given: [...openedCase, sealed],
    when: correction({ sealedAt: between("23:50") }, "sealing"),
    answer: "custody.time-future",
  },
  {
    claim: "a correction is not corrected, the record is corrected again",
    given: corrected,
    when: correction({ reason: "Other" }, "correction"),
    answer: "mending.not-correctable",
  },
  {
    claim: "the record is corrected again",
    given: corrected,
    when: { ...correction({ description: "Grey telephone" }), as: "correction 2" },
    answer: "accepted",
  },
  {
    claim: "what is erased is not corrected",
    given: erased,
    when: correction({ category: "computer" }),
    answer: "mending.erased",
  },
  {
    claim: "nor what is to be erased",
    given: [...openedCase, decision],
    when: correction({ place: "Desk 4" }),
    answer: "mending.erased",
  },
  {
    claim: "a record of the register is corrected by an administrator",
    given: openedCase,
    when: correction({ name: "Officer 18" }, "outsider", "admin"),
    answer: "accepted",
  },
  {
    claim: "and by nobody else",
    given: openedCase,
    when: correction({ name: "Officer 18" }, "outsider", "outsider"),
    answer: "author.not-administrator",
  },
  {
    claim: "no correction makes an administrator",
    given: openedCase,
    when: correction({ role: "administrator" }, "outsider", "admin"),
    answer: "mending.field-fixed",
  },
  {
    claim: "nor lends a key",
    given: openedCase,
    when: correction({ publicKey: null }, "outsider", "admin"),
    answer: "mending.field-fixed",
  },
  {
    claim: "a record corrected fifty times is to be made anew",
    given: [
      ...openedCase,
      ...Array.from({ length: 50 }, (_, i) => ({
        ...correction({ place: `Desk ${i + 10}` }),
        as: `again ${i}`,
      })),
    ],
    when: correction({ place: "Desk 99" }),
    answer: "mending.too-many",
  },
];

const erasureRows: readonly SpecRow[] = [
  { claim: "the lead decides an erasure", given: openedCase, when: decision, answer: "accepted" },
  {
    claim: "a member does not",
    given: openedCase,
    when: { ...decision, by: "member" },
    answer: "access.not-lead",
  },
  {
    claim: "an erasure is decided once",
    given: [...openedCase, decision],
    when: { ...decision, as: "again" },
    answer: "mending.already-decided",
  },
  {
    claim: "the founding of a register is not erased",
    given: openedCase,
    when: { ...decision, by: "admin", stated: { targetRef: refOf("founding") } },
    answer: "mending.not-erasable",
  },
  {
    claim: "nor is a person with a key",
    given: openedCase,
    when: { ...decision, by: "admin", stated: { targetRef: refOf("member") } },
    answer: "mending.not-erasable",
  },
  {
    claim: "a person without one is",
    given: openedCase,
    when: { ...decision, by: "admin", stated: { targetRef: refOf("storeroom") } },
    answer: "accepted",
  },
  {
    claim: "a correction goes with its record, not alone",
    given: corrected,
    when: { ...decision, stated: { targetRef: refOf("correction") } },
    answer: "mending.not-erasable",
  },
  {
    claim: "nor is a decision to erase erased",
    given: [...openedCase, decision],
    when: { ...decision, as: "again", stated: { targetRef: refOf("decision") } },
    answer: "mending.not-erasable",
  },
  {
    claim: "only fields without words are kept",
    given: openedCase,
    when: { ...decision, stated: { keep: ["description"] } },
    answer: "mending.unknown-field",
  },
  {
    claim: "the register performs what was decided",
    given: [...openedCase, decision],
    when: performance,
    answer: "accepted",
  },
  {
    claim: "nobody else does",
    given: [...openedCase, decision],
    when: { ...performance, by: "lead" },
    answer: "author.register-only",
  },
  {
    claim: "nothing is erased undecided",
    given: openedCase,
    when: performance,
    answer: "mending.no-decision",
  },
  {
    claim: "a decision about another record does not serve",
    given: [...openedCase, sealed, { ...decision, stated: { targetRef: refOf("sealing") } }],
    when: performance,
    answer: "mending.no-decision",
  },
  {
    claim: "an erasure is performed once",
    given: erased,
    when: performance,
    answer: "mending.already-performed",
  },
  {
    claim: "the corrections' keys are destroyed too",
    given: [...corrected, decision],
    when: performance,
    answer: "mending.incomplete",
  },
];

describe.each([
  ["corrections", correctionRows],
  ["erasures", erasureRows],
])("%s", (_, rows) => {
  test.each(rows)("$claim", (row) => {
    expect(answerTo(row)).toBe(row.answer);
  });

  test("rules that forget one of them are found", () => {
    for (const code of new Set(rows.map((row) => row.answer))) {
      const wrong = rows.filter((row) => answerTo(row, forgetting(code)) !== row.answer);
      expect(wrong.length > 0).toBe(code !== "accepted");
    }
  });
});

describe("a correction that makes a later act contradict the rules", () => {
  const late = correction({ seizedAt: between("10:00") });
  const register = given(...openedCase, sealed, late);
  const state = register.history.state(exhibitFold, refOf("exhibit"));

  test("is accepted, and the act is flagged", () => {
    expect(state.flags).toEqual([{ recordRef: refOf("sealing"), code: "custody.time-order" }]);
  });

  test("leaves the act its effect", () => {
    expect(state.seal).toBe("sealed");
    expect(state.control[0]?.at.earliest).toBe(at("10:00"));
  });

  test("the flag goes when the act is corrected too", () => {
    register.record({ ...correction({ sealedAt: between("10:30") }, "sealing"), as: "second" });
    expect(register.history.state(exhibitFold, refOf("exhibit")).flags).toEqual([]);
  });
});

describe("what an erasure leaves", () => {
  const register = given(
    ...openedCase,
    { by: "lead", kind: "image-acquired", as: "image" },
    { ...correction({ category: "computer", description: "Silver laptop" }), as: "correction" },
    decision,
    { ...decision, as: "decision 2", stated: { targetRef: refOf("image") } },
  );
  const erasesOf = (name: string) => remainsIn(register, name);

  test("names the record and every correction of it with their places in the log", () => {
    expect(erasesOf("decision").map(({ recordRef, index }) => [recordRef, index])).toEqual([
      [refOf("exhibit"), openedCase.length - 1],
      [refOf("correction"), openedCase.length + 1],
    ]);
  });

  test("keeps references, times, quantities and closed words, as corrected", () => {
    expect(erasesOf("decision")[0]?.skeleton).toMatchObject({
      kind: "exhibit-seized",
      stated: { caseRef: refOf("case"), category: "computer", quantity: { value: 1, unit: "piece" } },
      assigned: { author: refOf("lead") },
    });
  });

  test("keeps no word that anybody wrote", () => {
    const left = JSON.stringify([erasesOf("decision"), erasesOf("decision 2")]);
    for (const word of ["laptop", "telephone", "Desk", "3500000", "imager", "Internal", "Mixed"]) {
      expect(left).not.toContain(word);
    }
  });

  test("keeps of what was measured only what the register can measure again", () => {
    expect(erasesOf("decision 2")[0]?.skeleton.measured).toEqual({
      objectRoot: rootOf("image-acquired"),
      sealedSize: 67_109_432,
      recipientCount: 2,
    });
  });

  test("keeps of the optional fields only those that the decision names, if it names any", () => {
    const bare = given(...openedCase, { ...decision, stated: { keep: ["powerState"] } });
    const [left] = remainsIn(bare, "decision");
    expect(Object.keys(left?.skeleton.stated ?? {}).sort()).toEqual([
      "caseRef",
      "category",
      "powerState",
      "seizedAt",
    ]);
  });
});

interface Remains {
  readonly recordRef: string;
  readonly index: number;
  readonly skeleton: { readonly stated: JsonObject; readonly measured?: JsonObject };
}

function remainsIn(register: SpecRegister, decisionName: string): Remains[] {
  return (register.history.record(refOf(decisionName))?.assigned["erases"] ?? []) as unknown as Remains[];
}
