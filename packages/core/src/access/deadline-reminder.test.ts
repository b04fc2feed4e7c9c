// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { type Deadline, deadlineReminder } from "./deadline-fold.ts";

const hourMs = 3_600_000;
const span = (earliest: string, latest = earliest) => ({
  earliest: `2031-03-${earliest}:00:00.000Z`,
  latest: `2031-03-${latest}:00:00.000Z`,
});
const due = (at: Deadline["dueAt"], more: Partial<Deadline> = {}): Deadline => ({
  ...{ recordRef: "deadline", deadlineType: "other", dueAt: at },
  ...more,
});
const now = "2031-03-10T12:00:00.000Z";
const reminderOf = (deadline: Deadline) => deadlineReminder(deadline, now, 48 * hourMs);

describe("a reminder of a time limit", () => {
  test.each<[string, Deadline, "near" | "overdue" | undefined]>([
    ["that ends in two days is due", due(span("12T12")), "near"],
    ["that ends an hour later is not yet", due(span("12T13")), undefined],
    ["that ended an hour ago is overdue", due(span("10T11")), "overdue"],
    ["that may have ended is not waited for", due(span("10T11", "10T13")), "overdue"],
    [
      "that was met says nothing more",
      due(span("10T11"), { met: { recordRef: "m", at: span("09T11") } }),
      undefined,
    ],
    [
      "that was met late says nothing more",
      due(span("10T10"), { met: { recordRef: "m", at: span("10T11") } }),
      undefined,
    ],
    [
      "of which nobody knows whether it was met in time says nothing more",
      due(span("10T10"), { met: { recordRef: "m", at: span("10T09", "10T11") } }),
      undefined,
    ],
    ["that was extended leaves it to its extension", due(span("10T11"), { extendedBy: "longer" }), undefined],
  ])("%s", (_, deadline, reminder) => {
    expect(reminderOf(deadline)).toBe(reminder);
  });

  test("a reminder that forgets extensions or what was met is found", () => {
    const { extendedBy: _, ...forgotten } = due(span("10T11"), { extendedBy: "longer" });
    expect(reminderOf(forgotten)).toBe("overdue");
  });
});
