// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { latin1Bytes } from "./bytes.ts";

test("a text of one byte a sign is its bytes, whatever they are", () => {
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(latin1Bytes(String.fromCharCode(...every))).toEqual(every);
  expect(latin1Bytes("")).toEqual(new Uint8Array(0));
});
