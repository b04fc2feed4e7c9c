// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import type { BigIntStats } from "node:fs";
import { type FileHandle, stat } from "node:fs/promises";
import { basename } from "node:path";
import { ScelleError } from "@scelle/core";
import { hasSameContent, openQuietly } from "./file-source.ts";
import { readAround, UnreadableRanges } from "./read-around.ts";
import type { Source, SourceIdentity } from "./source.ts";
import { tarEnd, tarHeader, tarPaddingSizeBytes } from "./tar-header.ts";
import { goneOrUnreadable, sourceError } from "./vault-error.ts";

/** `tar`: the files under their names, as a folder is sealed. `joined`: end to end, nothing between them. */
export type SegmentLayout = "tar" | "joined";

/**
 * The files of a split image as one source, in the order given. One of them is open at a time, and each is
 * what it was at the beginning, or the seal fails.
 * @throws ScelleError("vault.source-unreadable" | "vault.source-empty")
 */
export async function segmentSource(paths: readonly string[], layout: SegmentLayout): Promise<Source> {
  const found = await Promise.all(paths.map(foundAt));
  const pieces: Piece[] = [];
  let startBytes = 0;
  const add = (sizeBytes: number, content: Piece["content"]) => {
    if (sizeBytes > 0) pieces.push({ startBytes, endBytes: startBytes + sizeBytes, content });
    startBytes += sizeBytes;
  };
  for (const segment of found) {
    const sizeBytes = Number(segment.before.size);
    if (layout === "tar") {
      const header = tarHeader(entryOf(segment));
      add(header.length, header);
    }
    add(sizeBytes, segment);
    if (layout === "tar") add(tarPaddingSizeBytes(sizeBytes), tarEnd);
  }
  if (layout === "tar") add(tarEnd.length, tarEnd);
  return new SegmentSource(found, pieces);
}

interface Segment {
  readonly path: string;
  readonly before: BigIntStats;
}

interface Piece {
  readonly startBytes: number;
  readonly endBytes: number;
  /** Bytes that are written as they are, from their beginning; or a file. */
  readonly content: Uint8Array | Segment;
}

async function foundAt(path: string): Promise<Segment> {
  const before = await stat(path, { bigint: true }).catch((cause: unknown) => {
    throw sourceError(cause);
  });
  if (before.size === 0n) throw new ScelleError("vault.source-empty");
  if (!before.isFile()) throw new ScelleError("vault.source-unreadable", { reason: "no plain file" });
  return { path, before };
}

function entryOf({ path, before }: Segment) {
  return {
    type: "file",
    path: Buffer.from(basename(path)),
    linkTarget: new Uint8Array(0),
    mode: Number(before.mode & 0o7777n),
    userId: Number(before.uid),
    groupId: Number(before.gid),
    sizeBytes: Number(before.size),
    mtimeNs: before.mtimeNs,
    deviceMajor: 0,
    deviceMinor: 0,
  } as const;
}

class SegmentSource implements Source {
  readonly kind = "file";
  readonly fileCount = undefined;
  readonly sizeBytes: number;
  readonly identity: SourceIdentity;
  readonly #segments: readonly Segment[];
  readonly #pieces: readonly Piece[];
  readonly #unreadable = new UnreadableRanges();
  #at = 0;
  #open: { readonly segment: Segment; readonly handle: FileHandle } | undefined;

  constructor(segments: readonly Segment[], pieces: readonly Piece[]) {
    this.#segments = segments;
    this.#pieces = pieces;
    this.sizeBytes = pieces.at(-1)?.endBytes ?? 0;
    this.identity = identityOf(segments, this.sizeBytes);
  }

  async read(into: Uint8Array, offsetBytes: number): Promise<number> {
    if (offsetBytes === 0) this.#unreadable.clear();
    let filled = 0;
    while (filled < into.length) {
      const at = offsetBytes + filled;
      const piece = this.#pieceAt(at);
      if (piece === undefined) break;
      const wanted = into.subarray(filled, filled + piece.endBytes - at);
      filled += await this.#readPiece(piece, wanted, at);
    }
    return filled;
  }

  unreadable() {
    return this.#unreadable.list();
  }

  async assertUnchanged(): Promise<void> {
    for (const { path, before } of this.#segments) {
      const after = await stat(path, { bigint: true }).catch((cause: unknown) => {
        throw goneOrUnreadable(cause);
      });
      if (!hasSameContent(before, after)) throw new ScelleError("vault.source-changed");
    }
  }

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.handle.close();
  }

  /** Reading goes forward, or starts over. */
  #pieceAt(offsetBytes: number): Piece | undefined {
    if (offsetBytes < (this.#pieces[this.#at]?.startBytes ?? this.sizeBytes)) this.#at = 0;
    while (offsetBytes >= (this.#pieces[this.#at]?.endBytes ?? Number.POSITIVE_INFINITY)) this.#at += 1;
    return this.#pieces[this.#at];
  }

  async #readPiece(piece: Piece, into: Uint8Array, offsetBytes: number): Promise<number> {
    const { content, startBytes, endBytes } = piece;
    if (content instanceof Uint8Array) {
      const from = offsetBytes - startBytes;
      into.set(content.subarray(from, from + into.length));
      return into.length;
    }
    const handle = await this.#opened(content);
    const readAt = async (part: Uint8Array, at: number) =>
      (await handle.read(part, 0, part.length, at - startBytes)).bytesRead;
    const count = await readAround(readAt, into, offsetBytes, this.#unreadable).catch((cause: unknown) => {
      throw sourceError(cause);
    });
    if (count < into.length) {
      const found = offsetBytes + count - startBytes;
      throw new ScelleError("vault.source-short", { expected: endBytes - startBytes, found });
    }
    return count;
  }

  /** Opens what was found at the beginning, and nothing that took its place since. */
  async #opened(segment: Segment): Promise<FileHandle> {
    if (this.#open?.segment === segment) return this.#open.handle;
    await this.close();
    const handle = await openQuietly(segment.path);
    this.#open = { segment, handle };
    if (!hasSameContent(segment.before, await handle.stat({ bigint: true }))) {
      throw new ScelleError("vault.source-changed");
    }
    return handle;
  }
}

/** Of all of them: a journal goes on only with the very same files. */
function identityOf(segments: readonly Segment[], sizeBytes: number): SourceIdentity {
  const digest = createHash("sha256");
  for (const { before } of segments) {
    digest.update(`${before.dev} ${before.ino} ${before.size} ${before.mtimeNs} ${before.ctimeNs}\n`);
  }
  const [first] = segments;
  return {
    device: String(first?.before.dev),
    inode: `${first?.before.ino} and ${segments.length - 1} more`,
    sizeBytes,
    mtimeNs: digest.digest("hex"),
  };
}
