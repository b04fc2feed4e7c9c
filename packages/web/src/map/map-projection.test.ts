// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from "vitest";
import { boundsOf, mapProjection, scaleBarMetres, zoomedBounds } from "./map-projection.ts";

const city = { west: 4.0, south: 45.0, east: 4.1, north: 45.05 };

describe("the map of a city", () => {
  test("corners of the bounds are corners of the drawing", () => {
    const { place, heightPx } = mapProjection(city, 360);
    expect(place({ longitude: 4.0, latitude: 45.05 })).toEqual({ x: 0, y: 0 });
    const { x, y } = place({ longitude: 4.1, latitude: 45.0 });
    expect(x).toBeCloseTo(360, 6);
    expect(Math.round(y)).toBe(heightPx);
  });

  test("a metre is as long to the east as to the north", () => {
    const { place, pixelsPerMetre } = mapProjection(city, 1000);
    const metresEast = 0.01 * 111_195 * Math.cos((45.025 * Math.PI) / 180);
    const [from, to] = [place({ longitude: 4, latitude: 45 }), place({ longitude: 4.01, latitude: 45.01 })];
    expect(to.x - from.x).toBeCloseTo(metresEast * pixelsPerMetre, 6);
    expect(from.y - to.y).toBeCloseTo(0.01 * 111_195 * pixelsPerMetre, 6);
  });

  test("coming closer does not lead over the edge of the map", () => {
    const near = zoomedBounds(city, 4, { longitude: 4.099, latitude: 45.001 });
    expect(near.east).toBeCloseTo(city.east, 9);
    expect(near.south).toBeCloseTo(city.south, 9);
    expect(near.north - near.south).toBeCloseTo(0.0125, 9);
  });

  test("the scale bar is round and fits", () => {
    expect(scaleBarMetres(0.05, 100)).toBe(2000);
    expect(scaleBarMetres(0.05, 99)).toBe(1000);
  });

  test("bounds of one point have room about it; of none there are none", () => {
    expect(boundsOf([])).toBeUndefined();
    const bounds = boundsOf([{ longitude: 4, latitude: 45 }]);
    expect((bounds?.east ?? 0) - (bounds?.west ?? 0)).toBeCloseTo(0.004, 9);
  });
});
