// SPDX-License-Identifier: Apache-2.0

/** A point in WGS 84, degrees. */
export interface GeoPoint {
  readonly longitude: number;
  readonly latitude: number;
}

/** What a map shows, degrees. */
export interface GeoBounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A way from degrees to pixels of a drawing whose top left is 0, 0. */
export interface MapProjection {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly pixelsPerMetre: number;
  readonly place: (point: GeoPoint) => { readonly x: number; readonly y: number };
}

/**
 * Equirectangular about the middle latitude: over one city it errs less than a line is wide, keeps north up
 * and makes metres the same in both directions.
 * @param view the part that is shown; the whole of the bounds if it is the same
 */
export function mapProjection(view: GeoBounds, widthPx: number): MapProjection {
  const narrowing = Math.cos(((view.north + view.south) / 2) * radiansPerDegree);
  const pixelsPerDegree = widthPx / ((view.east - view.west) * narrowing);
  return {
    widthPx,
    heightPx: Math.round((view.north - view.south) * pixelsPerDegree),
    pixelsPerMetre: pixelsPerDegree / metresPerDegree,
    place: ({ longitude, latitude }) => ({
      x: (longitude - view.west) * narrowing * pixelsPerDegree,
      y: (view.north - latitude) * pixelsPerDegree,
    }),
  };
}

/** The smallest bounds that hold every point, with room about them; undefined without a point. */
export function boundsOf(points: readonly GeoPoint[], roomShare = 0.12): GeoBounds | undefined {
  if (points.length === 0) return undefined;
  const longitudes = points.map(({ longitude }) => longitude);
  const latitudes = points.map(({ latitude }) => latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const room = Math.max((east - west) * roomShare, (north - south) * roomShare, roomMinDegrees);
  return { west: west - room, south: south - room, east: east + room, north: north + room };
}

/** A part of the whole, closer by a factor, about a point and never beyond the whole's edges. */
export function zoomedBounds(whole: GeoBounds, factor: number, about: GeoPoint): GeoBounds {
  const width = (whole.east - whole.west) / factor;
  const height = (whole.north - whole.south) / factor;
  const west = clamped(about.longitude - width / 2, whole.west, whole.east - width);
  const south = clamped(about.latitude - height / 2, whole.south, whole.north - height);
  return { west, south, east: west + width, north: south + height };
}

export function middleOf({ west, south, east, north }: GeoBounds): GeoPoint {
  return { longitude: (west + east) / 2, latitude: (south + north) / 2 };
}

/** A round length in metres that a scale bar of at most so many pixels can show. */
export function scaleBarMetres(pixelsPerMetre: number, widthMaxPx: number): number {
  const longest = widthMaxPx / pixelsPerMetre;
  const power = 10 ** Math.floor(Math.log10(longest));
  return [5, 2, 1].map((digit) => digit * power).find((metres) => metres <= longest) ?? power;
}

const radiansPerDegree = Math.PI / 180;
/** Mean length of a degree of latitude. */
const metresPerDegree = 111_195;
const roomMinDegrees = 0.002;

function clamped(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), Math.max(min, max));
}
