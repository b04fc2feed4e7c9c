// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { paintedSentence } from "./painted-sentence.ts";

const sentence =
  "According to several unnamed voices, “it seems”, it is alleged as possible, with the words “it seems”, that this is so: he left.";
const parts = [
  { type: "voice", words: "several unnamed voices, “it seems”" },
  { type: "mood", words: "it is alleged" },
  { type: "certainty", words: "as possible" },
  { type: "hedge", words: "“it seems”" },
  { type: "polarity", words: "that this is so" },
  { type: "clause", words: "he left" },
];

describe("a sentence told back, with what it keeps marked", () => {
  test("put together it is the sentence", () => {
    expect(
      paintedSentence(sentence, parts)
        .map(({ words }) => words)
        .join(""),
    ).toBe(sentence);
  });

  test("every part is marked once, and a hedge not inside the voice that holds the same words", () => {
    const painted = paintedSentence(sentence, parts).filter(({ type }) => type !== undefined);
    expect(painted.map(({ type }) => type)).toEqual([
      "voice",
      "mood",
      "certainty",
      "hedge",
      "polarity",
      "clause",
    ]);
  });

  test("a part that the sentence does not hold is marked nowhere", () => {
    const painted = paintedSentence("He left.", parts);
    expect(painted).toEqual([{ words: "He left." }]);
  });
});
