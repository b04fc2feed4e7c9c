// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { once } from "node:events";
import { type Readable, Transform, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { bagPaths, formatManifest, type ManifestDigest, type ManifestLine } from "@scelle/core";
import { ZipFile } from "yazl";

/** How many bytes wait for a slow receiver before the next file is made. */
const waitingBytesMax = 1024 * 1024;

export interface BagOptions {
  /** The folder that the bag unpacks into. */
  readonly folder: string;
  /** The time of every file in the zip. */
  readonly madeAt: Date;
}

/**
 * Writes a bag into a zip, file by file, as fast as it is taken; holds one file or one piece of an object.
 * Nothing is
 * compressed: sealed objects cannot be, and readers go to any byte of any file.
 */
export class BagWriter {
  readonly #zip = new ZipFile();
  readonly #stream = this.#zip.outputStream as Transform;
  readonly #options: BagOptions;
  readonly #stop = new AbortController();
  readonly #payload: NotedFile[] = [];
  readonly #tags: NotedFile[] = [];
  #payloadBytes = 0;
  #writtenBytes = 0;

  constructor(options: BagOptions) {
    this.#options = options;
    this.#zip.on("error", (cause: Error) => this.#stream.destroy(cause));
  }

  /** Bytes of the zip so far. */
  get writtenBytes(): number {
    return this.#writtenBytes;
  }

  /** What RFC 8493 calls Payload-Oxum: bytes and files of the payload. */
  get payloadOxum(): string {
    return `${this.#payloadBytes}.${this.#payload.length}`;
  }

  /** Sends what `fill` adds to `output` and ends it; after a failure of either side nothing more is sent. */
  async writeTo(output: Writable, fill: () => Promise<void>): Promise<void> {
    const counted = async function* (this: BagWriter, pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        this.#writtenBytes += piece.length;
        yield piece;
      }
    }.bind(this);
    const sent = pipeline(this.#stream, counted, output).catch((cause: unknown) => {
      this.#stop.abort(cause);
      throw cause;
    });
    const filled = fill().catch((cause: unknown) => {
      this.#stream.destroy(cause as Error);
      throw cause;
    });
    const [sending, filling] = await Promise.allSettled([sent, filled]);
    // What stopped first is the cause: a receiver that went away, or a file that could not be made.
    const isStoppedByReceiver = this.#stop.signal.aborted && sending.status === "rejected";
    if (filling.status === "rejected" && !isStoppedByReceiver) throw filling.reason;
    if (filling.status === "rejected" && filling.reason !== this.#stop.signal.reason) throw filling.reason;
    if (sending.status === "rejected") throw sending.reason;
  }

  /** Adds a small file. @returns its line in a manifest of SHA-256 */
  async add(path: string, content: Uint8Array | string): Promise<ManifestLine> {
    this.#stop.signal.throwIfAborted();
    const bytes = Buffer.from(content);
    const digests = new BothDigests();
    digests.update(bytes);
    const noted = this.#note(path, digests, bytes.length);
    this.#zip.addBuffer(bytes, this.#inFolder(path), this.#fileOptions());
    if (this.#stream.writableLength > waitingBytesMax) await this.#drained();
    return { path, digest: noted.sha256 };
  }

  /** Adds a file of any size from a stream that gives exactly `sizeBytes`. */
  async addStream(path: string, source: Readable, sizeBytes: number): Promise<void> {
    this.#stop.signal.throwIfAborted();
    const digests = new BothDigests();
    const hashed = new Transform({
      transform(piece: Buffer, _encoding, done) {
        digests.update(piece);
        done(null, piece);
      },
    });
    const read = pipeline(source, hashed, { signal: this.#stop.signal, end: true });
    const options = { ...this.#fileOptions(), size: sizeBytes };
    this.#zip.addReadStreamLazy(this.#inFolder(path), options, (give) => give(undefined, hashed));
    await read;
    this.#note(path, digests, sizeBytes);
  }

  /** The manifests, and the end. @param info lines of bag-info.txt, without their ends */
  async finish(info: readonly string[]): Promise<void> {
    await this.add(bagPaths.info, `${info.join("\n")}\n`);
    await this.add(bagPaths.manifest, manifestOf(this.#payload, "sha256"));
    await this.add(bagPaths.manifestSha512, manifestOf(this.#payload, "sha512"));
    const tags = [...this.#tags];
    await this.add(bagPaths.tagManifest, manifestOf(tags, "sha256"));
    await this.add(bagPaths.tagManifestSha512, manifestOf(tags, "sha512"));
    this.#zip.end();
  }

  async #drained(): Promise<void> {
    if (this.#stream.writableNeedDrain) await once(this.#stream, "drain", { signal: this.#stop.signal });
  }

  #note(path: string, digests: BothDigests, sizeBytes: number): NotedFile {
    const noted = { path, ...digests.end() };
    if (!path.startsWith(bagPaths.payload)) this.#tags.push(noted);
    else {
      this.#payload.push(noted);
      this.#payloadBytes += sizeBytes;
    }
    return noted;
  }

  #inFolder(path: string): string {
    return `${this.#options.folder}/${path}`;
  }

  #fileOptions() {
    return { compress: false, mtime: this.#options.madeAt, mode: 0o100644 };
  }
}

type NotedFile = Readonly<Record<ManifestDigest | "path", string>>;

function manifestOf(files: readonly NotedFile[], digestName: ManifestDigest): string {
  return formatManifest(files.map((file) => ({ path: file.path, digest: file[digestName] })));
}

/** The digests of both manifests over the same pieces. */
class BothDigests {
  readonly #sha256 = createHash("sha256");
  readonly #sha512 = createHash("sha512");

  update(piece: Uint8Array): void {
    this.#sha256.update(piece);
    this.#sha512.update(piece);
  }

  end(): Readonly<Record<ManifestDigest, string>> {
    return { sha256: this.#sha256.digest("hex"), sha512: this.#sha512.digest("hex") };
  }
}
