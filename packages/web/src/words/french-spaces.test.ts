// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { withFrenchSpaces } from "./french-spaces.ts";

test("a table is spaced throughout, and made once", () => {
  const table = { plain: "Oui : non", deep: { asked: "Qui ?" }, told: (n: number) => `${n} % ; fin` };
  const spaced = withFrenchSpaces(table);
  expect(spaced.plain).toBe("Oui\u00a0: non");
  expect(spaced.deep.asked).toBe("Qui\u00a0?");
  expect(spaced.told(5)).toBe("5\u00a0%\u00a0; fin");
  expect(withFrenchSpaces(table)).toBe(spaced);
});
