// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { Writable } from "node:stream";
import { bagPaths, formatManifest, type ManifestDigest } from "@scelle/core";
import { readIdentity } from "@scelle/register";
import { type BundleFiles, zipBundleFiles } from "@scelle/verifier";
import type { LoadedExercise } from "../../exercise/inquiry/spec/loaded-exercise.ts";
import { streamSink } from "../bundle-sink.ts";
import { type BundleOrder, type WrittenBundle, writeBundle } from "../write-bundle.ts";

/** A case of the exercise as it was handed to the defence. */
export async function discloseCase(
  loaded: LoadedExercise,
  more: Partial<BundleOrder> = {},
): Promise<{ zip: Blob; written: WrittenBundle }> {
  const { exercise, register } = loaded;
  const signer = await readIdentity(loaded.role("lead").identityFile);
  const { personRef: recipientRef } = loaded.role("defence");
  const order = {
    caseRef: exercise.caseRef,
    reason: "Exercise: the file",
    standing: "counsel",
    recipientRef,
  };
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const output = new Writable({
    write(piece: Uint8Array, _encoding, done) {
      pieces.push(new Uint8Array(piece));
      done();
    },
  });
  const open = () => streamSink(output);
  const written = await writeBundle(register, signer, { ...order, ...more } as BundleOrder, open);
  return { zip: new Blob(pieces), written };
}

/** A bundle in memory, whose files a forger may change. */
export class OpenBundle {
  readonly files: Map<string, Uint8Array>;

  constructor(files: ReadonlyMap<string, Uint8Array>) {
    this.files = new Map(files);
  }

  static async of(zip: Blob): Promise<OpenBundle> {
    const files = await zipBundleFiles(zip);
    const read = await Promise.all(
      [...files.sizes.keys()].map(async (path) => [path, await files.read(path)] as const),
    );
    return new OpenBundle(new Map(read));
  }

  copy(): OpenBundle {
    return new OpenBundle(this.files);
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
    this.files.set(path, typeof content === "string" ? new TextEncoder().encode(content) : content);
    return this;
  }

  remove(prefix: string): this {
    for (const path of [...this.files.keys()]) if (path.startsWith(prefix)) this.files.delete(path);
    return this;
  }

  flip(path: string, at: number): this {
    const bytes = Uint8Array.from(this.bytes(path));
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return this.set(path, bytes);
  }

  /** As whoever knows bags would: the manifests fit again. */
  withManifests(): this {
    const payload = [...this.files.keys()].filter((path) => path.startsWith(bagPaths.payload));
    const written = manifestsOf.filter(({ manifest }) => this.files.has(manifest));
    const lines = (digestName: ManifestDigest, paths: readonly string[]) =>
      formatManifest(paths.map((path) => ({ path, digest: digestOf(this.bytes(path), digestName) })));
    const payloadBytes = payload.reduce((sum, path) => sum + this.bytes(path).length, 0);
    const oxum = `Payload-Oxum: ${payloadBytes}.${payload.length}`;
    this.set(bagPaths.info, this.text(bagPaths.info).replace(/^Payload-Oxum: .*$/m, oxum));
    for (const { digestName, manifest } of written) this.set(manifest, lines(digestName, payload));
    const described = [bagPaths.declaration, bagPaths.info, bagPaths.readme];
    const tags = [...described, ...written.map(({ manifest }) => manifest)];
    for (const { digestName, tagManifest } of written) this.set(tagManifest, lines(digestName, tags));
    return this;
  }

  get bundleFiles(): BundleFiles {
    return {
      sizes: new Map([...this.files].map(([path, bytes]) => [path, bytes.length])),
      read: (path, offset = 0, length = Number.MAX_SAFE_INTEGER) =>
        Promise.resolve(this.bytes(path).slice(offset, offset + length)),
    };
  }
}

const manifestsOf = [
  { digestName: "sha256", manifest: bagPaths.manifest, tagManifest: bagPaths.tagManifest },
  { digestName: "sha512", manifest: bagPaths.manifestSha512, tagManifest: bagPaths.tagManifestSha512 },
] as const;

function digestOf(bytes: Uint8Array, digestName: ManifestDigest): string {
  return createHash(digestName).update(bytes).digest("hex");
}
