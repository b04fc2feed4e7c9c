// SPDX-License-Identifier: Apache-2.0
import { areas, type Feature } from "./ground.ts";

const coast =
  "0 20, 4 19, 8 19.4, 12 18.2, 15 19, 18 17, 21 16.8, 24 18.4, 27 18.6, 30 20, 33 21.8, 36 21.2, 38.4 21.2, 41 24, " +
  "43 28, 43.6 32, 46 33.4, 48 34.2, 50 34.2, 52 33, 53 29, 53.4 24.4, 57 24.2, 57.4 30, 59 34, 63 34.4, 66 34.2, 67 30, " +
  "67 24.6, 69 23, 72 22, 75 23.4, 78 25, 81 23.8, 84 23, 87 24.6, 90 27, 93 26.4, 96 26, 100 28";

/** Land and water. What is drawn later lies on top. */
export const shores: readonly Feature[] = [
  ...areas("land", [["", `${coast}, 100 70, 0 70`]]),
  ...areas("water", [
    ["Bay of Velmar", `${coast}, 100 0, 0 0`],
    [
      "Velm",
      "46.9 34.4, 46.2 40, 48.2 47, 45.6 54.6, 47.2 63, 46.6 70, 48.6 70, 48.9 63, 47.4 55, 49.9 47.6, 48 40, 48.8 34.4",
    ],
    [
      "Old Canal",
      "27.4 18.4, 27.8 26, 29.6 31, 35.4 39.6, 46.2 41.2, 46.3 40.6, 35.8 39, 30.1 30.6, 28.4 26, 28 18.4",
    ],
    ["Reservoir", "82 61.6, 84 60.6, 87 61.4, 89 63.4, 87.6 65.4, 84.4 65, 82.4 63.8"],
    ["Salt Pans", "3.4 23, 5 22.6, 5.2 29.6, 3.6 30"],
  ]),
];

/** Land that lies in the water, drawn by whoever draws land after water, or not at all. */
export const islands: readonly Feature[] = areas("park", [
  ["Gull Island", "34 9, 36 8, 38.6 8.6, 39.4 10.4, 37.6 12, 35 11.4"],
]);

export const parks: readonly Feature[] = areas("park", [
  ["Botanical Garden", "30 48, 35 47.4, 35.6 52, 31 52.6"],
  ["Castle Hill", "18.4 37, 23 36.4, 24 41, 19.6 42"],
  ["Admiralty Park", "30.4 23, 34.6 24.6, 34 28, 30.6 27"],
  ["Northern Cemetery", "60 60.4, 64.6 60.6, 64.2 63.6, 60.4 63.4"],
  ["River Meadows", "41.6 48, 45.6 48.4, 44 53.4, 42 53"],
  ["Eastfield Grounds", "83 40, 89 40.6, 88.6 44, 83.4 43.6"],
  ["Foundry Green", "62 51, 65.4 51.2, 65 54, 62.2 53.8"],
  ["Marsh Reserve", "0 33, 4 33.6, 5 44, 3 50, 0 51"],
  ["Quarry Wood", "70 67.6, 78 67, 90 68, 90 70, 70 70"],
  ["Vineyard Slopes", "10 59, 20 59.6, 29 58.6, 30 65, 18 67, 9 64"],
]);
