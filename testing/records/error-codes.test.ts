// SPDX-License-Identifier: Apache-2.0
import { type ErrorCode, errorSentence, errorTable } from "@scelle/core";
import { describe, expect, test } from "vitest";
import { cloneFiles } from "../tidy/source-tree.ts";

const codes = Object.keys(errorTable) as ErrorCode[];
const sources = cloneFiles().filter(({ path }) => /^packages\/[^/]+\/src\/.*\.ts$/.test(path));
const production = sources.filter(({ path }) => !/\.test\.ts$|\/errors\/|\/errors\.ts$/.test(path));
const tests = cloneFiles().filter(({ path }) => path.endsWith(".test.ts"));

describe("every error code", () => {
  test("is thrown or answered somewhere", () => {
    expect(neverNamed(codes, production)).toEqual([]);
  });

  test("of the rules is met in some test", () => {
    const ofRules = codes.filter((code) =>
      /^(?:access|author|case|custody|mending|person|reference)\./.test(code),
    );
    expect(ofRules.length).toBeGreaterThan(50);
    expect(neverNamed(ofRules, tests)).toEqual([]);
  });

  test("says in both languages what happened and then what to do", () => {
    const lacking = codes.filter((code) => {
      const { en, fr } = errorTable[code];
      return [en, fr].some((sentence) => !/[.:;?] \S/.test(sentence) || !/[.}]$/.test(sentence));
    });
    expect(lacking).toEqual([]);
  });

  test("asks for the same facts in both languages", () => {
    const differing = codes.filter((code) => factsOf(errorTable[code].en) !== factsOf(errorTable[code].fr));
    expect(differing).toEqual([]);
  });
});

test("a code that nobody uses is found", () => {
  expect(neverNamed(["custody.planted"], production)).toEqual(["custody.planted"]);
});

test("a fact that is missing stays visible by its name", () => {
  expect(errorSentence("custody.not-sealed", {}, "en")).toContain("{exhibit}");
});

function neverNamed(names: readonly string[], files: readonly { readonly text: string }[]): string[] {
  return names.filter((name) => !files.some(({ text }) => text.includes(`"${name}"`)));
}

function factsOf(sentence: string): string {
  return [...new Set(sentence.match(/\{\w+\}/g))].sort().join();
}
