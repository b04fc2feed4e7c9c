// SPDX-License-Identifier: Apache-2.0
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anchorQuote, codePointCount, normalText, quoteOf, type TextQuote } from "./quote.ts";

const text = "They say yes. They say no. They say yes, perhaps.";

describe("a quote is found again", () => {
  test("where it says, in the text that it was taken from", () => {
    expect(anchorQuote(text, quoted(text, "say no"))).toEqual({ state: "exact" });
  });

  test("by its words, after something was put in before it", () => {
    const longer = `Note. ${text}`;
    const anchoring = anchorQuote(longer, quoted(text, "say no"));
    expect(anchoring).toEqual({ state: "moved", quote: quoted(longer, "say no") });
  });

  test("by what stands around it, where its words stand twice", () => {
    const quote = quoted(text, "say yes", 2);
    expect(anchorQuote(text, { ...quote, start: 5, end: 12 })).toEqual({ state: "moved", quote });
  });

  test("not at all, where its words stand twice and nothing tells which", () => {
    const quote: TextQuote = { exact: "They", prefix: "x", suffix: "y", start: 3, end: 7 };
    expect(anchorQuote(text, quote)).toEqual({ state: "orphaned" });
  });

  test("not at all, where its words are gone: a hedge more or less is another text", () => {
    expect(anchorQuote(text.replace("yes, perhaps", "yes"), quoted(text, "yes, perhaps"))).toEqual({
      state: "orphaned",
    });
  });
});

test("a place counts code points, as the standard does, and not the units of a string", () => {
  const gothic = "𝔖𝔥𝔬𝔱 at noon";
  expect(quoteOf(gothic, "at")).toMatchObject({ start: 5, end: 7 });
  expect(codePointCount("𝔖𝔥𝔬𝔱")).toBe(4);
});

test("a text in normal form has composed letters and single line feeds", () => {
  expect(normalText("Le\u0301a\r\nb\rc")).toBe("Léa\nb\nc");
});

test("every quote of a text anchors where it was taken, and stays itself when the text moves", () => {
  const signs = fc.stringMatching(/^[ab 𝔖é\n]{1,40}$/u);
  fc.assert(
    fc.property(signs, fc.nat(), fc.nat(), (words, from, length) => {
      const points = [...words];
      const start = from % points.length;
      const exact = points.slice(start, start + 1 + (length % 8)).join("");
      const quote = quoteOf(words, exact);
      expect(quote?.exact).toBe(exact);
      if (quote === undefined) return;
      expect(anchorQuote(words, quote)).toEqual({ state: "exact" });
      const anchoring = anchorQuote(`zz${words}`, quote);
      if (anchoring.state === "moved") expect(anchoring.quote.exact).toBe(exact);
    }),
    { numRuns: 300 },
  );
});

function quoted(words: string, exact: string, occurrence?: number): TextQuote {
  const quote = quoteOf(words, exact, occurrence);
  if (quote === undefined) throw new Error(`${exact} does not stand there`);
  return quote;
}
