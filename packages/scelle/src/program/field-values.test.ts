// SPDX-License-Identifier: Apache-2.0
import { kindOf } from "@scelle/core";
import { expect, test } from "vitest";
import { statedFields } from "./field-values.ts";

const emergency = kindOf("emergency-access-taken", 1);
const now = Date.parse("2026-03-02T20:00:00.000Z");

test("a moment is typed like a time and stands as one instant", async () => {
  const typed = await statedFields(emergency, ["until=2026-03-03 08:00 Europe/Paris"], now);
  expect(typed).toEqual({ until: "2026-03-03T07:00:00.000Z" });
});

test.each(["2026-03-03", "2026-03-03 08:00/2026-03-03 09:00", "tomorrow"])(
  "%s is no moment",
  async (text) => {
    await expect(statedFields(emergency, [`until=${text} Europe/Paris`], now)).rejects.toMatchObject({
      code: "draft.invalid",
      facts: { field: "until" },
    });
  },
);

test("a number of officers is typed like any amount", async () => {
  const typed = await statedFields(kindOf("shift-staffed", 1), ["required=about 900 person"], now);
  expect(typed).toEqual({ required: { about: 900, unit: "person" } });
});
