// SPDX-License-Identifier: Apache-2.0

interface NameToPlace {
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

interface Sheet {
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * Names that can be read: none runs over another, over a sign or over the edge. The first come first, so that
 * the more important are given first.
 * @param signs places that names keep away from
 */
export function placedNames<N extends NameToPlace>(
  names: readonly N[],
  sheet: Sheet,
  signs: readonly { readonly x: number; readonly y: number }[],
): N[] {
  const taken: Box[] = signs.map(({ x, y }) => boxAbout(x, y, signSizePx, signSizePx));
  return names.filter(({ name, x, y }) => {
    const box = boxAbout(x, y, name.length * signWidthPx + gapPx, lineHeightPx);
    const isInside =
      box.left >= 0 && box.top >= 0 && box.right <= sheet.widthPx && box.bottom <= sheet.heightPx;
    if (!isInside || taken.some((other) => isOver(box, other))) return false;
    taken.push(box);
    return true;
  });
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Rather too wide than too narrow for capitals of 10 px with space between them. */
const signWidthPx = 7.6;
const lineHeightPx = 15;
const gapPx = 6;
const signSizePx = 26;

function boxAbout(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function isOver(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
