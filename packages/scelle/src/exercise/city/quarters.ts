// SPDX-License-Identifier: Apache-2.0
import { assert } from "@scelle/core";
import { areas, type Feature, type MapPoint } from "./ground.ts";

/** Quarters of Velmar, from the western shore over the river Velm to the east, then northwards. */
export const quarters: readonly Feature[] = areas("quarter", [
  ["Marsh Gate", "6 21.2, 15 20.6, 15 34, 5 33"],
  ["Rope Walk", "15 20.6, 21 18.2, 27 19.8, 26 33, 15 34"],
  ["Admiralty", "27 19.8, 33 23, 38 22.4, 40.4 25, 42.2 28.4, 43 33, 37 34, 26 33"],
  ["Lime Trees", "5 33, 15 34, 16 46, 6 45"],
  ["Mill Hill", "15 34, 26 33, 27 45, 16 46"],
  ["Cathedral", "26 33, 37 34, 37 45, 27 45"],
  ["Old Town", "37 34, 43 33, 46.8 35, 45.9 40, 47.1 45, 37 45"],
  ["Westfield", "6 45, 16 46, 19 58, 9 57"],
  ["Vineyards", "16 46, 27 45, 29 57, 19 58"],
  ["University", "27 45, 37 45, 38 58, 29 57"],
  ["Riverside", "37 45, 47.1 45, 47.6 48, 45.3 54, 45.6 58, 38 58"],
  ["North Gate", "29 57, 38 58, 40 67, 31 66"],
  ["Tanners’ Row", "38 58, 45.6 58, 46.9 63, 46.4 66.6, 40 67"],
  [
    "Customs House",
    "49.2 35.2, 52.6 34.2, 53.8 30.4, 56.6 30.6, 58.4 35, 60 37.4, 59 47, 50.4 46.4, 48.4 40",
  ],
  ["Eastern Quay", "58.4 35, 66.8 35.6, 68.3 30.6, 68.3 25.6, 72 23.6, 77.4 26.2, 80 37.4, 70 38, 60 37.4"],
  ["The Cannery", "77.4 26.2, 84 24.2, 90 28, 92 38, 80 37.4"],
  ["Station", "60 37.4, 70 38, 70 47, 59 47"],
  ["Gasworks", "70 38, 80 37.4, 80 47, 70 47"],
  ["Eastfield", "80 37.4, 92 38, 91 48, 80 47"],
  ["Market", "50.4 46.4, 59 47, 57 58, 47.9 58, 47.7 54.6, 50 48.4"],
  ["Foundry", "59 47, 70 47, 68 58, 57 58"],
  ["Ropemakers", "70 47, 80 47, 78 57.6, 68 58"],
  ["Hillfoot", "80 47, 91 48, 88 59, 78 57.6"],
  ["The Heights", "47.9 58, 57 58, 58 67, 48.9 66.6, 49.2 63"],
  ["The Terraces", "57 58, 68 58, 67 67.2, 58 67"],
  ["The Quarry", "68 58, 78 57.6, 76.4 66.4, 67 67.2"],
]);

/** The outline of a quarter, its first corner not repeated. */
export function outlineOf(name: string): readonly MapPoint[] {
  const quarter = quarters.find((candidate) => candidate.name === name);
  assert(quarter !== undefined, `Velmar has a quarter ${name}`);
  return quarter.points;
}
