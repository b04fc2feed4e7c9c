// SPDX-License-Identifier: Apache-2.0
import type { FatFile } from "./fat-image.ts";

/** A text file as it lies on a device of the exercise. */
export function text(path: string, modified: string, content: string): FatFile {
  return { path, content: new TextEncoder().encode(content), modifiedAt: new Date(modified) };
}

/** Bytes with the frame of a JPEG and noise inside, the same in every run. */
export function picture(path: string, modified: string, sizeBytes: number): FatFile {
  const content = new Uint8Array(sizeBytes);
  let state = sizeBytes;
  for (let i = 0; i < sizeBytes; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    content[i] = state >>> 24;
  }
  content.set([0xff, 0xd8, 0xff, 0xe0]);
  content.set([0xff, 0xd9], sizeBytes - 2);
  return { path, content, modifiedAt: new Date(modified) };
}
