// SPDX-License-Identifier: Apache-2.0
import { type Draft, foundedStreams, type StreamKey } from "@scelle/core";

/**
 * Entries of a stream by its name, and of the record that its name ends in. A record stands in the streams
 * that it founds by its own row, and only in others by a row of the stream: the names are as random as
 * references are, and a row of each would be most of what an index writes.
 */
export const entriesOfStream = `SELECT entry, NULL, NULL FROM stream WHERE name = ?
  UNION ALL SELECT entry, kind, version FROM record WHERE ref = ? ORDER BY 1`;

export function refInStream(name: StreamKey): string {
  return name.slice(name.indexOf(":") + 1);
}

export function isFoundedBy(name: StreamKey, ref: string, kind: string, version: number): boolean {
  return foundedStreams({ draftId: ref, kind, version }).includes(name);
}

/** The streams of a record that need a row. */
export function streamsWithRow(
  founder: Pick<Draft, "draftId" | "kind" | "version">,
  streams: readonly StreamKey[],
): StreamKey[] {
  const founded = foundedStreams(founder);
  return streams.filter((name) => !founded.includes(name));
}
