// SPDX-License-Identifier: Apache-2.0
import { closeSync, constants, fstatSync, openSync } from "node:fs";
import { ScelleError } from "@scelle/core";
import { hasSameContent } from "./file-source.ts";
import type { WalkedEntry } from "./folder-walk.ts";
import { goneOrUnreadable } from "./vault-error.ts";

const { O_RDONLY, O_NOATIME, O_NOFOLLOW, O_NONBLOCK } = constants;
/** A pipe that took the place of a file keeps nobody waiting. */
const openFlags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK;

/** Opens what was walked past, and nothing that took its place since. */
export function openWalked({ place, found }: Pick<WalkedEntry, "place" | "found">): number {
  const descriptor = openWithoutTrace(place);
  if (hasSameContent(found, fstatSync(descriptor, { bigint: true }))) return descriptor;
  closeSync(descriptor);
  throw new ScelleError("vault.source-changed");
}

function openWithoutTrace(place: Buffer): number {
  try {
    return openSync(place, openFlags | O_NOATIME);
  } catch (cause) {
    const isForeign = cause instanceof Error && "code" in cause && cause.code === "EPERM";
    if (!isForeign) throw goneOrUnreadable(cause);
  }
  try {
    return openSync(place, openFlags); // Only the owner may keep the access time as it is.
  } catch (cause) {
    throw goneOrUnreadable(cause);
  }
}
