// SPDX-License-Identifier: Apache-2.0
import {
  assert,
  noteSignaturesMax,
  noteSizeBytesMax,
  parseUtf8,
  registerPaths,
  renewSignatureLines,
  utf8,
} from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import type { Published } from "./published.ts";

/** What a witness gave for a checkpoint that may not be the newest any more. */
export interface Cosigned {
  readonly size: number;
  /** The signed note that was submitted. */
  readonly checkpoint: string;
  /** Signature lines, without their newlines. */
  readonly lines: readonly string[];
  /** Whether to keep this checkpoint for good where it is not kept yet. */
  readonly keeps: boolean;
}

/**
 * Puts cosignatures under the checkpoint that they are of: in the history, with the first one of each
 * witness, and in `log/checkpoint` while it is the newest. Where a note would hold more than its reader
 * takes, as by lines of former witnesses, it stays as it is.
 * @param onSigned told of the checkpoint before it takes the place of the last one
 * @returns the published state with them
 */
export async function keepCosignatures(
  disk: Disk,
  published: Published,
  { size, checkpoint, lines, keeps }: Cosigned,
  onSigned: (checkpointBytes: Uint8Array) => void,
): Promise<Published> {
  const path = registerPaths.history(size);
  const there = await disk.read(path, noteSizeBytesMax);
  if (there !== undefined || keeps) {
    const note = there === undefined ? checkpoint : parseUtf8(there, "checkpoint");
    assert(textOf(note) === textOf(checkpoint), "one size has one checkpoint");
    const renewed = utf8(renewSignatureLines(note, lines, true));
    if (canBeRead(renewed)) await disk.replace(path, renewed);
  }
  if (size !== published.size) return published;
  const checkpointText = renewSignatureLines(published.checkpointText, lines, false);
  const checkpointBytes = utf8(checkpointText);
  if (!canBeRead(checkpointBytes)) return published;
  onSigned(checkpointBytes);
  await disk.replace(registerPaths.checkpoint, checkpointBytes);
  return { ...published, checkpointText, checkpointBytes };
}

/** Within the bounds of a note; its lines were parsed as they came. */
function canBeRead(note: Uint8Array): boolean {
  const text = new TextDecoder().decode(note);
  const lines = text.slice(text.lastIndexOf("\n\n") + 2).split("\n");
  return note.length <= noteSizeBytesMax && lines.length - 1 <= noteSignaturesMax;
}

function textOf(note: string): string {
  return note.slice(0, note.indexOf("\n\n"));
}
