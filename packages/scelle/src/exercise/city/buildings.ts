// SPDX-License-Identifier: Apache-2.0
import { areas, type Feature, feature } from "./ground.ts";

export const buildings: readonly Feature[] = areas("building", [
  ["Court of Velmar", "33 37, 35 37, 35 38.4, 33 38.4"],
  ["Prosecution office", "30.4 35, 31.6 35, 31.6 36.4, 30.4 36.4"],
  ["Inspectorate", "39 36, 40.6 36.2, 40.4 37.4, 38.8 37.2"],
  ["Cathedral", "29 41, 31.4 41, 31.4 41.8, 30.6 41.8, 30.6 42.6, 29.8 42.6, 29.8 41.8, 29 41.8"],
  ["Drug squad", "55 38, 56.8 38.2, 56.6 39.6, 54.8 39.4"],
  ["Exhibit room", "51.6 43.6, 53 43.8, 52.8 45, 51.4 44.8"],
  ["Digital laboratory", "33.4 53.6, 35.2 53.8, 35 55.2, 33.2 55"],
  ["Ministry", "38.4 42, 40.6 42, 40.6 43.4, 38.4 43.4"],
  ["Central Station", "61 42.9, 64 42.6, 64 44.2, 61 44.4"],
  ["Hospital", "21.4 52.6, 24 52.8, 23.8 55, 21.2 54.8"],
  ["Cannery", "83 26.4, 86.6 26.8, 86.4 29, 82.8 28.6"],
  ["Gas holders", "73 40, 76 40, 76 41.6, 73 41.6"],
  ["Market hall", "54.6 50.4, 56.6 50.6, 56.4 52, 54.4 51.8"],
  ["Warehouse 4", "68.9 25.6, 70 25.4, 70.2 29.6, 69 29.8"],
  ["Warehouse 5", "68.9 30.6, 70 30.4, 69.6 34, 68.2 34.2"],
  ["Tower blocks", "59 64.4, 60 64.4, 60 65.6, 59 65.6"],
  ["Tower blocks", "63.6 64.8, 64.6 64.8, 64.6 66, 63.6 66"],
  ["Tower blocks", "51 60, 52 60, 52 61.2, 51 61.2"],
]);

export const places: readonly Feature[] = [
  feature("place", "point", "Lighthouse", "39.6 10.4"),
  feature("place", "point", "Ferry landing", "55 25"),
  feature("place", "point", "Pier 4", "65.6 27.8"),
  feature("place", "point", "Old Harbour", "47.2 29.4"),
  feature("place", "point", "Eastern Basin", "61.8 30"),
  feature("place", "point", "Terrace Square", "60 60.2"),
  feature("place", "point", "Upper Stairs", "50.8 64.4"),
];
