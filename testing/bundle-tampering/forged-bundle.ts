// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import {
  type BundleEntry,
  type BundleJson,
  bagPaths,
  bundlePaths,
  encodeBundleJson,
  formatManifest,
  type ManifestDigest,
  parseBundleJson,
  utf8,
} from "@scelle/core";
import { type BundleFiles, zipBundleFiles } from "@scelle/verifier";
import { storedZip } from "../fuzz/stored-zip.ts";

const manifests = [
  { digestName: "sha256", manifest: bagPaths.manifest, tagManifest: bagPaths.tagManifest },
  { digestName: "sha512", manifest: bagPaths.manifestSha512, tagManifest: bagPaths.tagManifestSha512 },
] as const;

/** A bundle in the hands of somebody who knows the format well, and has no key of the register. */
export class ForgedBundle {
  readonly files: Map<string, Uint8Array>;

  constructor(files: ReadonlyMap<string, Uint8Array>) {
    this.files = new Map(files);
  }

  static async of(zip: Blob): Promise<ForgedBundle> {
    const { sizes, read } = await zipBundleFiles(zip);
    const files = new Map<string, Uint8Array>();
    for (const path of sizes.keys()) files.set(path, await read(path));
    return new ForgedBundle(files);
  }

  copy(): ForgedBundle {
    return new ForgedBundle(this.files);
  }

  bytes(path: string): Uint8Array {
    const bytes = this.files.get(path);
    if (bytes === undefined) throw new Error(`no file ${path}`);
    return bytes;
  }

  text(path: string): string {
    return new TextDecoder().decode(this.bytes(path));
  }

  set(path: string, content: string | Uint8Array): this {
    this.files.set(path, typeof content === "string" ? utf8(content) : content);
    return this;
  }

  remove(...paths: readonly string[]): this {
    for (const path of paths) if (!this.files.delete(path)) throw new Error(`no file ${path}`);
    return this;
  }

  flip(path: string): this {
    const bytes = Uint8Array.from(this.bytes(path));
    const at = Math.floor(bytes.length / 3);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return this.set(path, bytes);
  }

  /** Other words in a file, which must hold the old ones. */
  say(path: string, before: string | RegExp, after: string | ((found: string) => string)): this {
    const text = this.text(path);
    const said = typeof after === "string" ? text.replace(before, after) : text.replace(before, after);
    if (said === text) throw new Error(`${path} does not say ${before}`);
    return this.set(path, said);
  }

  swap(one: string, other: string): this {
    const [first, second] = [this.bytes(one), this.bytes(other)];
    return this.set(one, second).set(other, first);
  }

  get document(): BundleJson {
    return parseBundleJson(this.bytes(bundlePaths.document));
  }

  /** Other members of bundle.json, in its exact form. */
  claim(change: (document: BundleJson) => Partial<BundleJson>): this {
    const { document } = this;
    return this.set(bundlePaths.document, encodeBundleJson({ ...document, ...change(document) }));
  }

  /** Says something else of one entry. */
  claimOf(index: number, change: (entry: BundleEntry) => BundleEntry): this {
    return this.claim(({ entries }) => ({
      entries: entries.map((entry) => (entry.index === index ? change(entry) : entry)),
    }));
  }

  /** Makes the manifests, and what bag-info.txt counts, fit again. */
  relist(): this {
    const payload = [...this.files.keys()].filter((path) => path.startsWith(bagPaths.payload));
    const bytes = payload.reduce((sum, path) => sum + this.bytes(path).length, 0);
    const info = this.files.has(bagPaths.info) ? this.text(bagPaths.info) : undefined;
    const oxum = `Payload-Oxum: ${bytes}.${payload.length}`;
    if (info !== undefined) this.set(bagPaths.info, info.replace(/^Payload-Oxum: .*$/m, oxum));
    const written = manifests.filter(({ manifest }) => this.files.has(manifest));
    for (const { digestName, manifest } of written) this.set(manifest, this.#lines(digestName, payload));
    const described = [bagPaths.declaration, bagPaths.info, bagPaths.readme];
    const listed = [...described, ...written.map(({ manifest }) => manifest)];
    const tags = listed.filter((path) => this.files.has(path));
    for (const { digestName, tagManifest } of written) this.set(tagManifest, this.#lines(digestName, tags));
    return this;
  }

  get bundleFiles(): BundleFiles {
    return {
      sizes: new Map([...this.files].map(([path, bytes]) => [path, bytes.length])),
      read: (path, offset = 0, length = Number.MAX_SAFE_INTEGER) =>
        Promise.resolve(this.bytes(path).slice(offset, offset + length)),
    };
  }

  zip(): Uint8Array {
    const folder = `case-0123abcd-${this.files.size}`;
    return storedZip(new Map([...this.files].map(([path, bytes]) => [`${folder}/${path}`, bytes])));
  }

  #lines(digestName: ManifestDigest, paths: readonly string[]): string {
    const digest = (path: string) => createHash(digestName).update(this.bytes(path)).digest("hex");
    return formatManifest(paths.map((path) => ({ path, digest: digest(path) })));
  }
}
