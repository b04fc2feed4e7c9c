// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import type { JsonObject } from "../../encoding/canonical-json.ts";
import type { Act } from "../../records/spec/decision-spec.ts";
import { at, refOf, rootOf } from "../../records/spec/spec-names.ts";

/** What can be tried with an exhibit. */
export const names = [
  ...(["seal", "open", "break", "reseal", "image", "offer", "receive", "refuse"] as const),
  ...(["move", "weigh", "divide", "examine", "return", "destroy"] as const),
];

/** What somebody tries. A detail means something to each act that asks for it, and nothing to others. */
export interface Attempt {
  readonly act: (typeof names)[number];
  readonly by: string;
  readonly to: string;
  readonly sealType: "provisional" | "open" | "closed";
  readonly sealNumber: number;
  /** Minutes after seven. */
  readonly minute: number;
  readonly lengthMinutes: number;
  /** Of an offer: the hour is told. Of a division: nothing is left. */
  readonly isWhole: boolean;
  /** A signed paper goes with it: for a holder who has no key, or of a return. */
  readonly hasPaper: boolean;
  readonly scales: "gross" | "net" | "both" | "net above gross" | "none";
  /** How many witnesses look on where two are said to. */
  readonly witnesses: 1 | 2;
  readonly second: string;
}

const people = ["lead", "member", "lab", "storeroom"];
/** Whoever holds the exhibit or is being handed it tries most, or histories would stay short. */
const actors = ["the holder", "the holder", "the holder", "the receiver", "lead", "member", "lab"];
const ending = ["return", "destroy"] as const;

export const attempts: fc.Arbitrary<Attempt> = fc
  .record({
    // What ends everything is tried less often than what goes on.
    act: fc.constantFrom(...names.filter((name) => !ending.includes(name as never)), ...names, ...names),
    by: fc.constantFrom(...actors),
    to: fc.constantFrom(...people),
    sealType: fc.constantFrom<Attempt["sealType"]>("provisional", "open", "closed"),
    sealNumber: fc.integer({ min: 1, max: 6 }),
    minute: fc.constantFrom(...Array.from({ length: 30 }, (_, i) => 75 + 10 * i)),
    lengthMinutes: fc.constantFrom(0, 0, 400, 400, 400),
    isWhole: fc.constantFrom(true, false, false, false),
    hasPaper: fc.boolean(),
    scales: fc.constantFrom<Attempt["scales"]>("gross", "net", "both", "both", "net above gross", "none"),
    witnesses: fc.constantFrom<1 | 2>(1, 2, 2, 2),
    second: fc.constantFrom("member", "member", "lead"),
  })
  .map((one) => ({ ...one, lengthMinutes: Math.min(one.lengthMinutes, 720 - one.minute) }));

/** Whether an act says when it took place. */
export function isTimed({ act, isWhole }: Attempt): boolean {
  return act === "offer" ? isWhole : act !== "image" && act !== "refuse";
}

/** A seal after an opening is a definitive one. */
export function sealTypeOf({ act, sealType }: Attempt): Attempt["sealType"] {
  return act === "reseal" && sealType === "provisional" ? "closed" : sealType;
}

/** What a draft needs to know of what was recorded before. */
interface Before {
  readonly offerName: string;
  /** Acts that were taken in. */
  readonly count: number;
}

export function clockTime(minutes: number): string {
  return new Date(Date.parse(at("07:00")) + minutes * 60_000).toISOString();
}

/** The attempt as a draft of the register. */
export function actOf(one: Attempt, { offerName, count }: Before): Act {
  const time = { zone: "Europe/Paris", basis: "stated", earliest: clockTime(one.minute) };
  const span = { ...time, latest: clockTime(one.minute + one.lengthMinutes) };
  const seal = { sealType: sealTypeOf(one), sealNumber: `A-${one.sealNumber}` };
  const paper = one.hasPaper ? { receiptObject: rootOf("receipt") } : {};
  const offerRef = refOf(offerName);
  const kinds: Record<Attempt["act"], readonly [string, JsonObject]> = {
    seal: ["exhibit-sealed", { ...seal, sealedAt: span }],
    open: ["seal-opened", { openedAt: span }],
    break: ["seal-found-broken", { foundAt: span }],
    reseal: ["exhibit-resealed", { ...seal, resealedAt: span }],
    image: ["image-acquired", {}],
    offer: [
      "custody-offered",
      { receiverRef: refOf(one.to), ...paper, ...(one.isWhole ? { handedOverAt: span } : {}) },
    ],
    receive: ["custody-received", { offerRef, ...paper, receivedAt: span }],
    refuse: ["custody-refused", { offerRef }],
    move: ["exhibit-moved", { movedAt: span }],
    weigh: ["exhibit-weighed", { weighedAt: span, ...scales[one.scales], ...attendance(one) }],
    divide: [
      "exhibit-divided",
      {
        number: `1/${count}`,
        quantity: null,
        dividedAt: span,
        ...(one.isWhole ? { leavesNothing: true } : {}),
      },
    ],
    examine: ["exhibit-examined", { startedAt: span }],
    return: [
      "exhibit-returned",
      { returnedAt: span, ...paper, signature: one.isWhole ? "refused" : "signed" },
    ],
    destroy: ["exhibit-destroyed", { destroyedAt: span, secondRef: refOf(one.second), ...attendance(one) }],
  };
  const [kind, stated] = kinds[one.act];
  return { by: one.by, kind, as: `act ${count}`, stated };
}

const gram = (value: number): JsonObject => ({ value, unit: "gram", uncertainty: 1 });
const scales: Readonly<Record<Attempt["scales"], JsonObject>> = {
  gross: { gross: gram(100) },
  net: { gross: null, net: gram(90) } as unknown as JsonObject,
  both: { gross: gram(100), net: gram(90) },
  "net above gross": { gross: gram(100), net: gram(110) },
  none: { gross: null } as unknown as JsonObject,
};

function attendance({ witnesses }: Attempt): JsonObject {
  const attendees = ["outsider", "reader"].slice(0, witnesses).map((name) => ({
    ...{ personRef: refOf(name), capacity: "witness", isOutsideAuthority: true },
    signature: "signed",
  }));
  return { branch: "two-witnesses", attendees };
}
