// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { statedTime } from "./stated-time.ts";

const nowMs = Date.parse("2026-11-23T15:00:00.000Z");
const paris = "Europe/Paris";

test.each([
  ["now", "2026-11-23T15:00:00.000Z", "2026-11-23T15:00:00.000Z"],
  ["2026-03-05 14:20", "2026-03-05T13:20:00.000Z", "2026-03-05T13:20:00.000Z"],
  ["2026-07-05T14:20:30", "2026-07-05T12:20:30.000Z", "2026-07-05T12:20:30.000Z"],
  ["2026-03-05 14:20 America/New_York", "2026-03-05T19:20:00.000Z", "2026-03-05T19:20:00.000Z"],
  ["2026-03-05", "2026-03-04T23:00:00.000Z", "2026-03-05T22:59:59.999Z"],
  ["2026-03-05 14:20 / 2026-03-05 15:00", "2026-03-05T13:20:00.000Z", "2026-03-05T14:00:00.000Z"],
  ["2026-03-05T14:20:00Z", "2026-03-05T14:20:00.000Z", "2026-03-05T14:20:00.000Z"],
  ["2026-03-05T14:20+05:30", "2026-03-05T08:50:00.000Z", "2026-03-05T08:50:00.000Z"],
])("%s is a time, from its earliest to its latest moment", (text, earliest, latest) => {
  const zone = text.includes("New_York") ? "America/New_York" : paris;
  expect(statedTime(text, nowMs, paris)).toEqual({ earliest, latest, zone, basis: "stated" });
});

test("an hour that the clock shows twice is an interval from the first to the second", () => {
  expect(statedTime("2026-10-25 02:30", nowMs, paris)).toMatchObject({
    earliest: "2026-10-25T00:30:00.000Z",
    latest: "2026-10-25T01:30:00.000Z",
  });
});

test.each([
  "2026-02-30",
  "2025-02-29",
  "2026-04-31 14:20",
  "2026-02-30T10:00:00Z",
  "2026-02-28/2026-02-30",
  "2026-13-01",
])("%s is a day of no calendar", (text) => {
  expect(statedTime(text, nowMs, paris)).toBeUndefined();
});

test("a day on which the clocks are turned has its own length", () => {
  expect(statedTime("2026-03-29", nowMs, paris)).toMatchObject({
    earliest: "2026-03-28T23:00:00.000Z",
    latest: "2026-03-29T21:59:59.999Z",
  });
});

test.each([
  "yesterday",
  "2026-13-05 14:20",
  "2026-03-29 02:30",
  "2026-03-05 15:00/2026-03-05 14:20",
  "2026-03-05 14:20 Mars/Olympus",
  "2026-03-05 14:20/2026-03-05 15:00/2026-03-05 16:00",
  "",
])("%s is no time", (text) => {
  expect(statedTime(text, nowMs, paris)).toBeUndefined();
});
