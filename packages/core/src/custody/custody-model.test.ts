// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../encoding/canonical-json.ts";
import { decide } from "../records/decide.ts";
import { type Act, forgetting, given, openedCase } from "../records/spec/decision-spec.ts";
import { at, refOf } from "../records/spec/spec-names.ts";
import { continuityOfControl } from "./continuity.ts";
import { exhibitFold } from "./exhibit-fold.ts";
import type { ExhibitState } from "./exhibit-state.ts";

/** An exhibit as somebody would keep it on one sheet of paper. */
interface Sheet {
  holder: string;
  seal: "none" | "provisional" | "open" | "closed" | "opened";
  offeredTo?: string;
  numbers: number[];
  /** Minutes after seven; nothing happens before. */
  clock: number;
}

/** What somebody tries. `lengthMinutes` is how uncertain the time is. */
interface Attempt {
  readonly act: "seal" | "open" | "break" | "reseal" | "image" | "offer" | "receive" | "refuse";
  readonly by: string;
  readonly to: string;
  readonly sealType: "provisional" | "open" | "closed";
  readonly number: number;
  readonly minute: number;
  readonly lengthMinutes: number;
}

const people = ["lead", "member", "lab"];
/** Whoever holds the exhibit or is being handed it tries most, or histories would stay short. */
const actors = ["the holder", "the holder", "the receiver", ...people];
const attempt: fc.Arbitrary<Attempt> = fc.record({
  act: fc.constantFrom("seal", "open", "break", "reseal", "image", "offer", "receive", "refuse"),
  by: fc.constantFrom(...actors),
  to: fc.constantFrom(...people),
  sealType: fc.constantFrom("provisional", "open", "closed"),
  number: fc.integer({ min: 1, max: 4 }),
  minute: fc.integer({ min: 60, max: 300 }),
  lengthMinutes: fc.constantFrom(0, 0, 0, 30),
});

/** Later attempts mostly carry later times, or nothing would ever happen. */
const attempts = fc
  .array(attempt, { minLength: 1, maxLength: 16, size: "max" })
  .map((list) => list.map((one, i) => (one.number === 4 ? one : { ...one, minute: 75 + i * 15 })));

describe("the rules of custody and a sheet of paper", () => {
  test("agree on every act that anybody tries, and on where the exhibit is", () => {
    fc.assert(
      fc.property(attempts, (list) => disagreement(list, decide) === undefined),
      { numRuns: 60 },
    );
  });

  test("meet every act somewhere, or their agreement would say little", () => {
    const met = new Set<string>();
    for (const list of fc.sample(attempts, { numRuns: 60, seed: 7 })) disagreement(list, decide, met);
    expect([...met].sort()).toEqual([
      "break",
      "image",
      "offer",
      "open",
      "receive",
      "refuse",
      "reseal",
      "seal",
    ]);
  });

  test.each([
    "custody.not-receiver",
    "custody.not-custodian",
    "custody.already-sealed",
    "custody.under-seal",
    "custody.time-order",
  ])("are found to disagree when the rules forget %s", (code) => {
    const found = fc.check(
      fc.property(attempts, (list) => disagreement(list, forgetting(code)) === undefined),
      { numRuns: 300 },
    );
    expect(found.failed).toBe(true);
  });
});

/** The first attempt on which sheet and rules disagree. */
function disagreement(list: readonly Attempt[], rules: typeof decide, met?: Set<string>): string | undefined {
  const sheet: Sheet = { holder: "lead", seal: "none", numbers: [], clock: 70 };
  const register = given(...openedCase);
  let offerRef = refOf("offer");
  for (const [i, tried] of list.entries()) {
    const one = { ...tried, by: nameOf(tried.by, sheet) };
    const act = actOf(one, `${one.act} ${i}`, offerRef);
    const onPaper = tryOnPaper(sheet, one);
    const byRules = "accepted" in register.decide(act, rules);
    if (onPaper !== byRules) return `${i}: ${one.act} by ${one.by}: paper ${onPaper}, rules ${byRules}`;
    if (!byRules) continue;
    register.record(act);
    met?.add(one.act);
    if (one.act === "offer") offerRef = refOf(`offer ${i}`);
    const problem = differsFrom(sheet, register.history.state(exhibitFold, refOf("exhibit")));
    if (problem !== undefined) return `${i}: ${problem}`;
  }
  return undefined;
}

function nameOf(actor: string, { holder, offeredTo }: Sheet): string {
  if (actor === "the holder") return holder;
  return actor === "the receiver" ? (offeredTo ?? "lab") : actor;
}

/** The rules once more, as short as they can be said; an accepted act changes the sheet. */
function tryOnPaper(sheet: Sheet, one: Attempt): boolean {
  const isHolder = one.by === sheet.holder;
  const answers = sheet.offeredTo !== undefined && (isHolder || one.by === sheet.offeredTo);
  const isShut = sheet.seal === "provisional" || sheet.seal === "closed";
  const isSealed = isShut || sheet.seal === "open";
  const isTimely = !isTimed(one) || one.minute + one.lengthMinutes >= sheet.clock;
  const isNew = !sheet.numbers.includes(one.number);
  const allowed = {
    seal:
      isHolder &&
      isNew &&
      (sheet.seal === "none" || (sheet.seal === "provisional" && one.sealType !== "provisional")),
    open: isHolder && isSealed,
    break: (isHolder || one.by === sheet.offeredTo) && isSealed,
    reseal: isHolder && isNew && sheet.seal === "opened",
    image: isHolder && !isShut,
    offer: isHolder && sheet.offeredTo === undefined && one.to !== sheet.holder,
    receive: sheet.offeredTo !== undefined && one.by === sheet.offeredTo,
    refuse: answers,
  }[one.act];
  if (!allowed || !isTimely) return false;
  writeDown(sheet, one);
  return true;
}

function isTimed({ act, number }: Attempt): boolean {
  return act === "offer" ? number % 2 === 0 : act !== "image" && act !== "refuse";
}

function writeDown(sheet: Sheet, one: Attempt): void {
  if (isTimed(one)) sheet.clock = Math.max(sheet.clock, one.minute);
  switch (one.act) {
    case "seal":
    case "reseal":
      sheet.seal = sealTypeOf(one);
      sheet.numbers.push(one.number);
      break;
    case "open":
    case "break":
      sheet.seal = "opened";
      break;
    case "offer":
      sheet.offeredTo = one.to;
      break;
    case "receive":
      sheet.holder = one.by;
      delete sheet.offeredTo;
      break;
    case "refuse":
      delete sheet.offeredTo;
      break;
    case "image":
      break;
  }
}

function sealTypeOf({ act, sealType }: Attempt): Attempt["sealType"] {
  return act === "reseal" && sealType === "provisional" ? "closed" : sealType;
}

function actOf(one: Attempt, name: string, offerRef: string): Act {
  const time = { zone: "Europe/Paris", basis: "stated", earliest: clockTime(one.minute) };
  const span = { ...time, latest: clockTime(one.minute + one.lengthMinutes) };
  const seal = { sealType: sealTypeOf(one), sealNumber: `A-${one.number}` };
  const handedOver = isTimed(one) ? { handedOverAt: span } : {};
  const offer = { receiverRef: refOf(one.to), ...handedOver };
  const kinds: Record<Attempt["act"], readonly [string, JsonObject]> = {
    seal: ["exhibit-sealed", { ...seal, sealedAt: span }],
    open: ["seal-opened", { openedAt: span }],
    break: ["seal-found-broken", { foundAt: span }],
    reseal: ["exhibit-resealed", { ...seal, resealedAt: span }],
    image: ["image-acquired", {}],
    offer: ["custody-offered", offer],
    receive: ["custody-received", { receivedAt: span }],
    refuse: ["custody-refused", {}],
  };
  const [kind, stated] = kinds[one.act];
  const answered = one.act === "receive" || one.act === "refuse" ? { offerRef } : {};
  return { by: one.by, kind, as: name, stated: { ...stated, ...answered } };
}

function clockTime(minutes: number): string {
  return new Date(Date.parse(at("07:00")) + minutes * 60_000).toISOString();
}

function differsFrom(sheet: Sheet, state: ExhibitState): string | undefined {
  const seals = {
    none: "unsealed",
    provisional: "provisional",
    open: "sealed",
    closed: "sealed",
    opened: "opened",
  };
  const seal = state.seal === "broken" ? "opened" : state.seal;
  if (state.custodian !== refOf(sheet.holder)) return `custodian is not ${sheet.holder}`;
  if (seal !== seals[sheet.seal]) return `seal is ${seal}, on paper ${sheet.seal}`;
  if (state.flags.length > 0) return "an accepted act is flagged";
  const until = at("23:00");
  const continuity = continuityOfControl(state, until);
  const whole = Date.parse(until) - Date.parse(at("08:10"));
  return (continuity?.heldMs ?? 0) + (continuity?.gapMs ?? 0) === whole ? undefined : "time is missing";
}
