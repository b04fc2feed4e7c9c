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

const southWest = pointAt(0, 5);
const northEast = pointAt(100, 70);

export const bounds = {
  west: southWest.longitude,
  south: southWest.latitude,
  east: northEast.longitude,
  north: northEast.latitude,
};

/** A place of the tables in WGS 84, to a decimetre or so. */
export function pointAt(east: number, north: number): MapPoint {
  return {
    longitude: shortened(corner.longitude + east * degreesEast),
    latitude: shortened(corner.latitude + north * degreesNorth),
  };
}

/** Points written as “east north, east north, …”. */
export function pointsOf(written: string): MapPoint[] {
  return written.split(",").map((pair) => {
    const [east = Number.NaN, north = Number.NaN] = pair.trim().split(/\s+/).map(Number);
    return pointAt(east, north);
  });
}

/**
 * A line without its corners: twice, each is cut at a quarter of the way to its neighbours. @see Chaikin 1974
 */
export function rounded(points: readonly MapPoint[]): MapPoint[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [first, ...cut(cut(points)), last];
}

/** A closed outline without its corners. */
export function roundedOutline(points: readonly MapPoint[]): MapPoint[] {
  const closed = (outline: readonly MapPoint[]) => [...outline, ...outline.slice(0, 1)];
  return cut(closed(cut(closed(points))));
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

function shortened(degrees: number): number {
  return Math.round(degrees * 1_000_000) / 1_000_000;
}

function cut(points: readonly MapPoint[]): MapPoint[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i] ?? to;
    return [between(from, to, 0.25), between(from, to, 0.75)];
  });
}

function between(from: MapPoint, to: MapPoint, share: number): MapPoint {
  return {
    longitude: shortened(from.longitude + (to.longitude - from.longitude) * share),
    latitude: shortened(from.latitude + (to.latitude - from.latitude) * share),
  };
}
