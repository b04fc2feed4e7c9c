// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { frenchSpaces } from "./french-spaces.ts";

test("no line of French ends before a sign that belongs to it", () => {
  expect(frenchSpaces("Qui sait ? « Personne » : 95 % ; rien !")).toBe(
    "Qui sait\u00a0? «\u00a0Personne\u00a0» : 95\u00a0% ; rien !".replaceAll(/ (?=[:;!])/g, "\u00a0"),
  );
});
