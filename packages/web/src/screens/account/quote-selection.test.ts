// SPDX-License-Identifier: Apache-2.0
import { anchorQuote, normalText } from "@scelle/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quoteOfSpan } from "./quote-selection.ts";
import { caretOver, caretSpan, sentenceCaret, steppedCaret } from "./text-caret.ts";
import { segmentsOf, sentenceSpans, wordSpans, wordsIn } from "./text-spans.ts";
import { measureText } from "./text-words.ts";

const text = "Officers searched on Monday. 𝔖hots fell on Monday, it seems.\nL’enquête continue.";
const ground = { words: wordSpans(text, "en"), sentences: sentenceSpans(text, "en") };

describe("a passage selected word by word", () => {
  test("words are counted in code points, also after a sign beyond the basic plane", () => {
    const fell = ground.words.find((span) => wordsIn(text, span) === "fell");
    expect(fell).toEqual({ start: 35, end: 39 });
  });

  test("a sentence is selected without the blank after it", () => {
    const caret = sentenceCaret({ anchor: 5, focus: 5 }, ground);
    const span = caretSpan(caret, ground);
    expect(span && wordsIn(text, span)).toBe("𝔖hots fell on Monday, it seems");
  });

  test("extending keeps the anchor, moving lets it go", () => {
    const extended = steppedCaret({ anchor: 1, focus: 1 }, "word-on", true, ground);
    expect(extended).toEqual({ anchor: 1, focus: 2 });
    expect(steppedCaret(extended, "word-back", false, ground)).toEqual({ anchor: 1, focus: 1 });
  });

  test("the caret does not leave the text, whatever steps are taken", () => {
    const step = fc.constantFrom(
      ...(["word-on", "word-back", "sentence-on", "sentence-back"] as const),
      ...(["sentence-end", "sentence-start", "text-end", "text-start"] as const),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 60 }), (steps) => {
        const caret = steps.reduce((at, [next, isExtending]) => steppedCaret(at, next, isExtending, ground), {
          anchor: 0,
          focus: 0,
        });
        const span = caretSpan(caret, ground);
        expect(span).toBeDefined();
        expect(span && quoteOfSpan(text, span)?.exact).toBe(span && wordsIn(text, span));
      }),
    );
  });

  test("words that stand twice are quoted where they were selected", () => {
    const second = ground.words.filter((span) => wordsIn(text, span) === "Monday")[1];
    const quote = second && quoteOfSpan(text, second);
    expect(quote?.start).toBe(43);
    expect(quote && anchorQuote(text, quote)).toEqual({ state: "exact" });
  });

  test("a stretch made with a pointer widens to whole words", () => {
    const caret = caretOver({ start: 11, end: 20 }, ground);
    const span = caret && caretSpan(caret, ground);
    expect(span && wordsIn(text, span)).toBe("searched on");
  });
});

describe("the words that a reader brings", () => {
  const normal = normalText("L’enquête\ncontinue.");
  const recorded = {
    textDigest: "83c3f0e3f9dfa2d1a4b6a0d2b8a3c5a5b0b7e1d4e1f4f0f4a5d3e5a1f2b3c4d5",
    textLength: [...normal].length,
  };

  test("other words than those that were recorded are not used", async () => {
    const answer = await measureText("L’enquête s’arrête.", recorded);
    expect(answer.isTheText).toBe(false);
  });

  test("the same words with other line ends and composed otherwise are the recorded text", async () => {
    const { digest } = (await measureText(normal, recorded)) as { digest: string };
    const brought = "L’enque\u0302te\r\ncontinue.";
    const answer = await measureText(brought, { ...recorded, textDigest: digest });
    expect(answer).toEqual({ isTheText: true, words: normal });
  });
});

describe("marks over a text", () => {
  test("pieces between cuts put together are the text, and each mark covers its words", () => {
    const bounds = fc.tuple(fc.nat(80), fc.nat(80)).map(([a, b]) => ({
      span: { start: Math.min(a, b), end: Math.max(a, b) + 1 },
    }));
    const whole = { start: 0, end: [...text].length };
    fc.assert(
      fc.property(fc.array(bounds, { maxLength: 8 }), (marks) => {
        const pieces = segmentsOf(whole, marks);
        expect(pieces.map((piece) => wordsIn(text, piece)).join("")).toBe(text);
        for (const mark of marks.filter(({ span }) => span.start < whole.end)) {
          const covered = pieces.filter((piece) => piece.marks.includes(mark));
          expect(covered.map((piece) => wordsIn(text, piece)).join("")).toBe(wordsIn(text, mark.span));
        }
      }),
    );
  });
});
