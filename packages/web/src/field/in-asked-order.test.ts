// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { inAskedOrder } from "./in-asked-order.ts";

test("an answer that comes after the one to a later question is not shown", () => {
  const shown: string[] = [];
  const ask = inAskedOrder<string>((answer) => shown.push(answer));
  const [first, second, third] = [ask(), ask(), ask()];
  second("second");
  first("first");
  third("third");
  expect(shown).toEqual(["second", "third"]);
});
