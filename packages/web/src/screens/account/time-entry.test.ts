// SPDX-License-Identifier: Apache-2.0
import type { TimeInterval } from "@scelle/core";
import { describe, expect, test } from "vitest";
import { statedTime } from "./time-entry.ts";

/** Wednesday, 25 February 2026, in winter time. */
const published: TimeInterval = {
  earliest: "2026-02-24T23:00:00.000Z",
  latest: "2026-02-25T22:59:59.999Z",
  zone: "Europe/Paris",
  basis: "stated",
};

describe("the time of a statement", () => {
  test("“on Monday night” is the night that begins on the Monday before the text, in its words", () => {
    const words = "On Monday night";
    const { validTime, saidTime } = statedTime(
      { mode: "weekday", weekday: "monday", part: "night-after", words },
      published,
      "",
    );
    expect(saidTime).toEqual({ weekday: "monday", part: "night-after" });
    expect(validTime).toMatchObject({ earliest: "2026-02-23T17:00:00.000Z", basis: "derived", label: words });
  });

  test("the night into Monday is another night than Monday night", () => {
    const nights = (["night-into", "night-after"] as const).map(
      (part) =>
        statedTime({ mode: "weekday", weekday: "monday", part, words: "" }, published, "").validTime
          ?.earliest,
    );
    expect(nights).toEqual(["2026-02-22T17:00:00.000Z", "2026-02-23T17:00:00.000Z"]);
  });

  test("what is so at publication is said of the day of the text", () => {
    const { validTime } = statedTime({ mode: "published" }, published, "at publication");
    expect(validTime).toEqual({ ...published, basis: "derived", label: "at publication" });
  });

  test("a time that is half typed, or ends before it begins, is none", () => {
    const between = (earliest: string, latest: string) =>
      statedTime({ mode: "interval", earliest, latest, words: "" }, published, "");
    expect(between("2026-02-22T18:00", "")).toEqual({});
    expect(between("2026-02-22T18:00", "2026-02-22T17:00")).toEqual({});
    expect(between("2026-02-22T18:00", "2026-02-22T19:00").validTime?.latest).toBe(
      "2026-02-22T18:00:00.000Z",
    );
  });

  test("without a day of the text no time hangs on it", () => {
    expect(statedTime({ mode: "published" }, undefined, "")).toEqual({});
  });
});
