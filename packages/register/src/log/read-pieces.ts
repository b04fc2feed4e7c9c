// SPDX-License-Identifier: Apache-2.0
import { dirname } from "node:path";
import type { Disk } from "../disk/disk.ts";

const pieceSizeBytes = 256 * 1024;
/** Of payloads, key pages and bundles one each; bundles stand in a folder for each thousand. */
const piecesMax = 8;

interface Piece {
  readonly path: string;
  readonly offsetBytes: number;
  readonly bytes: Uint8Array;
}

/** Reads small parts of files that are wanted one after the other, by one larger piece a folder. */
export class ReadPieces {
  readonly #disk: Pick<Disk, "readAt">;
  readonly #pieces = new Map<string, Piece>();

  constructor(disk: Pick<Disk, "readAt">) {
    this.#disk = disk;
  }

  /** As the disk's own; the bytes are not copied. */
  readAt(path: string, offsetBytes: number, sizeBytes: number): Uint8Array {
    const folder = dirname(path);
    const known = this.#pieces.get(folder);
    const isInside =
      known?.path === path &&
      offsetBytes >= known.offsetBytes &&
      offsetBytes + sizeBytes <= known.offsetBytes + known.bytes.length;
    const piece = isInside ? known : this.#read(folder, path, offsetBytes, sizeBytes);
    const start = offsetBytes - piece.offsetBytes;
    return piece.bytes.subarray(start, start + sizeBytes);
  }

  #read(folder: string, path: string, offsetBytes: number, sizeBytes: number): Piece {
    const bytes = this.#disk.readAt(path, offsetBytes, Math.max(sizeBytes, pieceSizeBytes));
    const piece = { path, offsetBytes, bytes };
    if (this.#pieces.size >= piecesMax) this.#pieces.clear();
    this.#pieces.set(folder, piece);
    return piece;
  }
}
