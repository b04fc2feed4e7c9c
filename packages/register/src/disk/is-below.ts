// SPDX-License-Identifier: Apache-2.0
import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";

/** Whether a path is that folder or leads into it, by whatever links, and whether or not it exists. */
export function isBelow(folder: string, path: string): boolean {
  const way = relative(placeOf(resolve(folder)), placeOf(resolve(path)));
  return !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
}

/** Where a path leads: as far as it exists by the system, then by its names. */
function placeOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(placeOf(above), basename(path));
  }
}
