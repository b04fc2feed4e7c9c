// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { greysOf } from "./picture-greys.ts";

test.each([
  ["black", [0, 0, 0, 255], 0],
  ["white", [255, 255, 255, 255], 255],
  ["red", [255, 0, 0, 255], 64],
  ["green", [0, 255, 0, 255], 128],
  ["nothing over paper", [0, 0, 0, 0], 255],
  ["black that half covers paper", [0, 0, 0, 51], 204],
])("%s", (_, point, grey) => {
  expect([...greysOf(Uint8ClampedArray.from([...point, ...point]))]).toEqual([grey, grey]);
});
