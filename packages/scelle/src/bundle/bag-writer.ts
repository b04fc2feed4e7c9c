// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { bagPaths, formatManifest, type ManifestDigest, type ManifestLine, ScelleError } from "@scelle/core";
import { openInVault, rootOfBytes } from "@scelle/register";
import type { BundleSink } from "./bundle-sink.ts";
import { ObjectPass } from "./object-pass.ts";
import { StoredZip } from "./stored-zip.ts";

/** Up to so many bytes it is quicker to read an object whole than to start threads for it. */
const smallObjectSizeBytesMax = 4 * 1024 * 1024;

export interface BagOptions {
  /** The folder that the bag unpacks into. */
  readonly folder: string;
  /** The time of every file in the zip. */
  readonly madeAt: Date;
}

/**
 * Writes a bag into a zip, file by file, as fast as it is taken; holds one file or a few blocks of an object.
 * Nothing is compressed: sealed objects cannot be, and readers go to any byte of any file.
 */
export class BagWriter {
  readonly #zip: StoredZip;
  readonly #folder: string;
  readonly #payload: NotedFile[] = [];
  readonly #tags: NotedFile[] = [];
  #objects: ObjectPass | undefined;
  #payloadBytes = 0;

  constructor(sink: BundleSink, { folder, madeAt }: BagOptions) {
    this.#zip = new StoredZip(sink, madeAt);
    this.#folder = folder;
  }

  /** Bytes of the zip so far. */
  get writtenBytes(): number {
    return this.#zip.writtenBytes;
  }

  /** What RFC 8493 calls Payload-Oxum: bytes and files of the payload. */
  get payloadOxum(): string {
    return `${this.#payloadBytes}.${this.#payload.length}`;
  }

  /** Adds a small file. @returns its line in a manifest of SHA-256 */
  async add(path: string, content: Uint8Array | string): Promise<ManifestLine> {
    const bytes = Buffer.from(content);
    const [sha256, sha512] = [digestOf("sha256", bytes), digestOf("sha512", bytes)];
    this.#note({ path, sha256, sha512 }, bytes.length);
    await this.#zip.add(`${this.#folder}/${path}`, bytes);
    return { path, digest: sha256 };
  }

  /**
   * Adds a sealed object of any size from where it lies.
   * @param onProgress called with the bytes of it that are written
   * @throws ScelleError("bundle.object-missing") where it is not as long as it should be,
   * "bundle.object-altered" where it is another one, "vault.unreadable" for a link or a pipe in its place
   */
  async addObject(
    path: string,
    object: { readonly root: string; readonly path: string; readonly sizeBytes: number },
    onProgress: (doneBytes: number) => void = () => undefined,
  ): Promise<void> {
    const { root, sizeBytes } = object;
    if (sizeBytes <= smallObjectSizeBytesMax) {
      const file = await openInVault(object.path);
      const bytes = await file.readFile().finally(() => file.close());
      if (bytes.length !== sizeBytes) throw new ScelleError("bundle.object-missing", { root });
      if (rootOfBytes(bytes) !== root) throw new ScelleError("bundle.object-altered", { root });
      await this.add(path, bytes);
      onProgress(sizeBytes);
      return;
    }
    this.#objects ??= new ObjectPass();
    const pass = this.#objects;
    await this.#zip.addPassing(`${this.#folder}/${path}`, sizeBytes, async (take) => {
      let doneBytes = 0;
      const { digests, crc } = await pass.run(object, async (piece) => {
        await take(piece);
        doneBytes += piece.length;
        onProgress(doneBytes);
      });
      this.#note({ path, ...digests }, sizeBytes);
      return crc;
    });
  }

  /** The manifests, and the end. @param info lines of bag-info.txt, without their ends */
  async finish(info: readonly string[]): Promise<void> {
    await this.add(bagPaths.info, `${info.join("\n")}\n`);
    await this.add(bagPaths.manifest, manifestOf(this.#payload, "sha256"));
    await this.add(bagPaths.manifestSha512, manifestOf(this.#payload, "sha512"));
    const tags = [...this.#tags];
    await this.add(bagPaths.tagManifest, manifestOf(tags, "sha256"));
    await this.add(bagPaths.tagManifestSha512, manifestOf(tags, "sha512"));
    await this.#zip.end();
  }

  /** Ends the threads, whether the bag was finished or not. */
  async close(): Promise<void> {
    await this.#objects?.close();
  }

  #note(file: NotedFile, sizeBytes: number): void {
    if (!file.path.startsWith(bagPaths.payload)) this.#tags.push(file);
    else {
      this.#payload.push(file);
      this.#payloadBytes += sizeBytes;
    }
  }
}

type NotedFile = Readonly<Record<ManifestDigest | "path", string>>;

function manifestOf(files: readonly NotedFile[], digestName: ManifestDigest): string {
  return formatManifest(files.map((file) => ({ path: file.path, digest: file[digestName] })));
}

function digestOf(digestName: ManifestDigest, bytes: Buffer): string {
  return createHash(digestName).update(bytes).digest("hex");
}
