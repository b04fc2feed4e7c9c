// SPDX-License-Identifier: Apache-2.0
import type { CityMap } from "@scelle/core/api";

export type Feature = CityMap["features"][number];
export type MapPoint = Feature["points"][number];

/**
 * The city lies where there is nothing but ocean. Its tables count in hundreds of metres from its
 * south-western corner, east before north.
 */
const corner = { longitude: -30, latitude: 45 } as const;
const degreesNorth = 100 / 111_195;
const degreesEast = degreesNorth / Math.cos((45.03 * Math.PI) / 180);
const width = 100;
const height = 70;

export const bounds = {
  west: corner.longitude,
  south: corner.latitude,
  east: pointAt(width, height).longitude,
  north: pointAt(width, height).latitude,
};

/** A place of the tables in WGS 84, to a decimetre or so. */
export function pointAt(east: number, north: number): MapPoint {
  return {
    longitude: rounded(corner.longitude + east * degreesEast),
    latitude: rounded(corner.latitude + north * degreesNorth),
  };
}

export function areas(type: Feature["type"], rows: readonly (readonly [string, string])[]): Feature[] {
  return rows.map(([name, written]) => feature(type, "area", name, written));
}

export function lines(type: Feature["type"], rows: readonly (readonly [string, string])[]): Feature[] {
  return rows.map(([name, written]) => feature(type, "line", name, written));
}

/** An empty name is none. */
export function feature(
  type: Feature["type"],
  shape: Feature["shape"],
  name: string,
  written: string,
): Feature {
  return { type, ...(name === "" ? {} : { name }), shape, points: pointsOf(written) };
}

/** Points written as “east north, east north, …”. */
function pointsOf(written: string): MapPoint[] {
  return written.split(",").map((pair) => {
    const [east = Number.NaN, north = Number.NaN] = pair.trim().split(/\s+/).map(Number);
    return pointAt(east, north);
  });
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1_000_000) / 1_000_000;
}
