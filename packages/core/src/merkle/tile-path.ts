// SPDX-License-Identifier: Apache-2.0
import { assert, ScelleError } from "../errors.ts";

/** Hashes, or entries, of a full tile: 256, because tiles are 8 levels high. */
export const tileWidthMax = 256;
const tileLevelMax = 63;

/**
 * One tile: `width` hashes of tile level `level`, from hash number `index * 256` on. Hash i of level 0 is
 * the hash of leaf i; hash i of level n is the root of full tile i of level n - 1.
 * @see C2SP tlog-tiles
 */
export interface TileRef {
  readonly level: number;
  readonly index: number;
  /** 1 to 256; less than 256 at the right edge only. */
  readonly width: number;
}

/** `width` entries from entry number `index * 256` on. */
export interface BundleRef {
  readonly index: number;
  readonly width: number;
}

export type TilePath = ({ readonly kind: "tile" } & TileRef) | ({ readonly kind: "entries" } & BundleRef);

/** Where a tile lies under the log's prefix: `tile/0/x001/234.p/5`. */
export function tilePath(ref: TileRef): string {
  assert(Number.isInteger(ref.level) && ref.level >= 0, "a tile level is a whole number");
  assert(ref.level <= tileLevelMax, "a tile level is at most 63");
  return `tile/${ref.level}/${placeOf(ref)}`;
}

/** Where an entry bundle lies under the log's prefix: `tile/entries/x001/234.p/5`. */
export function entryBundlePath(ref: BundleRef): string {
  return `tile/entries/${placeOf(ref)}`;
}

const pathPattern =
  /^tile\/(?<level>entries|\d{1,2})\/(?<index>(?:x\d{3}\/){0,5}\d{3})(?:\.p\/(?<width>\d{1,3}))?$/;

/**
 * What a path under the log's prefix names.
 * @throws ScelleError `format.malformed` unless it is written exactly as {@link tilePath} or {@link
 * entryBundlePath} would
 */
export function parseTilePath(path: string): TilePath {
  const groups = pathPattern.exec(path)?.groups;
  if (groups === undefined) refuse();
  const index = Number((groups["index"] ?? "").replace(/[x/]/g, ""));
  const width = Number(groups["width"] ?? tileWidthMax);
  const level = Number(groups["level"]);
  if (!Number.isSafeInteger(index) || width < 1 || width > tileWidthMax || level > tileLevelMax) refuse();
  const isBundle = groups["level"] === "entries";
  const canonical = isBundle ? entryBundlePath({ index, width }) : tilePath({ level, index, width });
  if (canonical !== path) refuse();
  return isBundle ? { kind: "entries", index, width } : { kind: "tile", level, index, width };
}

function placeOf({ index, width }: BundleRef): string {
  assert(Number.isSafeInteger(index) && index >= 0, "a tile index is a whole number");
  assert(Number.isInteger(width) && width >= 1, "a tile is never empty");
  assert(width <= tileWidthMax, "a tile has at most 256 hashes");
  const groups = [String(index % 1000).padStart(3, "0")];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, "0")}`);
  }
  return groups.join("/") + (width === tileWidthMax ? "" : `.p/${width}`);
}

function refuse(): never {
  throw new ScelleError("format.malformed", {
    what: "tile path",
    offset: 0,
    problem: "not a path of a tile",
  });
}
