// SPDX-License-Identifier: Apache-2.0
import { type Act, type Names, signedBy } from "./act.ts";
import { moment } from "./story-time.ts";

const inspector = signedBy("second-inspector");

/** Three shifts a day from Monday 14:00 to Thursday 14:00. */
const turns = [
  ["2026-02-23 14:00", "2026-02-23 22:00"],
  ["2026-02-23 22:00", "2026-02-24 06:00"],
  ["2026-02-24 06:00", "2026-02-24 14:00"],
  ["2026-02-24 14:00", "2026-02-24 22:00"],
  ["2026-02-24 22:00", "2026-02-25 06:00"],
  ["2026-02-25 06:00", "2026-02-25 14:00"],
  ["2026-02-25 14:00", "2026-02-25 22:00"],
  ["2026-02-25 22:00", "2026-02-26 06:00"],
  ["2026-02-26 06:00", "2026-02-26 14:00"],
] as const;

/** For each area the service, how many were required each time, and how many were there, turn by turn. */
const areas = [
  ["Eastern Quay", "harbour police", 110, [76, 104, 110, 98, 92, 110, 108, 85, 96]],
  ["The Heights", "reserve", 100, [100, 97, 100, 102, 88, 100, 96, 91, 100]],
  ["The Terraces", "reserve", 90, [90, 90, 84, 90, 81, 90, 90, 72, 90]],
] as const;

/** Some of those who served, where a list names them, and since when they knew. */
const named = [
  ["Eastern Quay", 0, "harbour watch", undefined],
  ["The Heights", 0, "officer 44", "2026-02-23 10:30"],
  ["The Terraces", 2, "city duty officer", "2026-02-24 08:30"],
] as const;

/** Shifts around the clock: what was required and who was there, wherever fewer came too. */
export function shifts({ ref }: Names): Act[] {
  return areas.flatMap(([area, body, required, staffed]) =>
    turns.map(([from, until], turn) => {
      const list = named.find(([place, at]) => place === area && at === turn);
      return inspector(`${area} ${from}`, "shift-staffed", {
        caseRef: ref("case"),
        operationRef: ref("operation"),
        bodyRef: ref(body),
        startsAt: moment(from),
        endsAt: moment(until),
        area,
        required: { value: required, unit: "person" },
        staffed: { value: staffed[turn] ?? 0, unit: "person" },
        ...(list === undefined ? {} : { staffRefs: [ref(list[2])] }),
        ...(list?.[3] === undefined ? {} : { informedAt: moment(list[3]) }),
        sourceRefs: [ref("staff note document")],
        note: "Exercise",
      });
    }),
  );
}
