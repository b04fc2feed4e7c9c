// SPDX-License-Identifier: Apache-2.0

/**
 * What bytes are read from at random: a `Blob` of a page or of Node, or whatever reads ranges as one does.
 */
export interface ZipSource {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** Holds some fifty entries of a bundle with their proofs and records, and little memory. */
const windowSizeBytes = 256 * 1024;

/**
 * The same bytes, those after a small range read along with it: a browser fetches each range from another
 * process, and a bundle is thousands of small files one behind the other.
 */
export function readAhead(source: ZipSource): ZipSource {
  let last: Window = { from: 0, bytes: new ArrayBuffer(0) };
  const read = async (start: number, end: number): Promise<ArrayBuffer> => {
    if (end - start > windowSizeBytes) return await source.slice(start, end).arrayBuffer();
    // One that another read replaces meanwhile is still the one that this read looks into.
    const window = isIn(last, start, end) ? last : await windowFrom(source, start);
    last = window;
    return window.bytes.slice(start - window.from, end - window.from);
  };
  return { size: source.size, slice: (start, end) => ({ arrayBuffer: () => read(start, end) }) };
}

interface Window {
  readonly from: number;
  readonly bytes: ArrayBuffer;
}

function isIn({ from, bytes }: Window, start: number, end: number): boolean {
  return start >= from && end <= from + bytes.byteLength;
}

async function windowFrom(source: ZipSource, from: number): Promise<Window> {
  const until = Math.min(source.size, from + windowSizeBytes);
  return { from, bytes: await source.slice(from, until).arrayBuffer() };
}
