// SPDX-License-Identifier: Apache-2.0
import { areas, type Feature, pointsOf, rounded, roundedOutline } from "./ground.ts";

const westernShore =
  "0 20, 4 18.6, 8 19.6, 12 18, 15 18.8, 18 16.6, 21 16.2, 24 18, 27 17.8, 30 19.6, 33 21.6, 36 20.8, 38.4 20.8, 41 24";
/** Quays, piers and basins, built and therefore straight. */
const harbour =
  "41.6 24.4, 43 28, 43.4 32, 45.4 33.6, 50.4 34.2, 52 33, 52.2 31.4, 50.6 31.2, 50.6 30.4, 52.4 30.4, 52.8 28.4, " +
  "50.8 28.2, 50.9 27.4, 53 27.4, 53.4 24.4, 57 24.2, 57.2 27, 59.4 27, 59.4 27.8, 57.3 27.8, 57.4 30, 59 34, 63 34.4, " +
  "66 34.2, 66.4 32.6, 64.4 32.4, 64.4 31.6, 66.7 31.6, 67 28.4, 65 28.2, 65 27.4, 67 27.4, 67 24.6, 69 22.8, 70 22.6";
const easternShore =
  "72 21.4, 75 22.4, 78 24.6, 81 23, 84 22, 87 23.8, 90 26.4, 93 25.4, 96 25.6, 98 27, 100 27.6";

const coast = [...rounded(pointsOf(westernShore)), ...pointsOf(harbour), ...rounded(pointsOf(easternShore))];
const river = {
  west: rounded(pointsOf("46.9 34.1, 46.2 40, 48.2 47, 45.7 54.6, 47.3 63, 46.6 70")),
  east: rounded(pointsOf("48.2 70, 48.8 63, 47.2 55, 49.7 47.6, 47.9 40, 48.7 34.2")),
};

/** Land and water. What is drawn later lies on top. */
export const shores: readonly Feature[] = [
  { type: "land", shape: "area", points: [...coast, ...pointsOf("100 70, 0 70")] },
  { type: "water", name: "Bay of Velmar", shape: "area", points: [...coast, ...pointsOf("100 5, 0 5")] },
  { type: "water", name: "Velm", shape: "area", points: [...river.west, ...river.east] },
  ...areas("water", [
    [
      "Old Canal",
      "27.5 17.8, 27.8 26, 29.6 31, 35.4 39.6, 46.2 41.2, 46.3 40.6, 35.8 39, 30.1 30.6, 28.4 26, 28 18.1",
    ],
    ["Salt Pans", "2.6 22.6, 4.6 22.4, 4.8 25.6, 2.8 25.8"],
    ["Salt Pans", "2.8 26.6, 4.8 26.4, 4.9 29.6, 3 29.8"],
  ]),
  natural("water", "Reservoir", "82 61.6, 84 60.6, 87 61.4, 89 63.4, 87.6 65.4, 84.4 65, 82.4 63.8"),
];

/** The island and the breakwaters are drawn over the water. */
export const islands: readonly Feature[] = [
  natural("park", "Gull Island", "33 10.4, 36 8.4, 39.4 8.8, 41 11, 38.6 13.4, 35 13"),
  ...areas("building", [
    ["", "43.4 22.4, 49 20.2, 49.2 20.7, 43.6 22.9"],
    ["", "52 19.6, 62 19.6, 66.4 21.4, 66.2 21.9, 61.9 20.1, 52 20.1"],
  ]),
];

export const parks: readonly Feature[] = [
  natural("park", "Botanical Garden", "29 53.4, 32.4 53.2, 32.6 56.4, 29.4 56.8"),
  natural("park", "Castle Hill", "16.8 41, 20.6 40.6, 21.4 44.2, 17.2 45"),
  natural("park", "Admiralty Park", "30.2 23, 34.8 24.4, 34.2 28.2, 30.4 27.2"),
  natural("park", "River Meadows", "42.6 45.8, 46.8 46, 46.4 49.2, 43 49.6"),
  natural("park", "Foundry Green", "60 48.4, 63.8 48.4, 63.4 51.2, 60 51"),
  natural("park", "Eastfield Grounds", "82.6 44.2, 89 44.4, 88.8 46.8, 82.8 46.8"),
  natural("park", "Marsh Reserve", "0 33, 4 33.6, 5 44, 3 51, 0 52"),
  natural("park", "Vineyard Slopes", "10 59, 20 59.6, 28.6 58.4, 30 65, 18 67.4, 8.6 64"),
  natural("park", "Quarry Wood", "70 68.4, 78 67.4, 92 68, 96 70, 68 70"),
  natural("park", "Far Meadows", "93 50, 100 48, 100 60, 95 61"),
  ...areas("park", [["Northern Cemetery", "63.2 58.6, 67.2 58.8, 66.8 61, 63.4 60.8"]]),
];

/** A surface that nobody built. */
function natural(type: Feature["type"], name: string, written: string): Feature {
  return { type, name, shape: "area", points: roundedOutline(pointsOf(written)) };
}
