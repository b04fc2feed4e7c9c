// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";
import { tarBlockSizeBytes, tarEnd, tarPaddingSizeBytes } from "./tar-header.ts";

/** What is made of the files of an archive. */
export interface TarFiles {
  /** A file begins; its name has no path. */
  begin(name: string): Promise<void>;
  write(bytes: Uint8Array): Promise<void>;
}

/** A pax header of ours holds a few short lines. */
const paxSizeBytesMax = 64 * 1024;
const decoder = new TextDecoder("utf-8", { fatal: true });

type Part =
  | { readonly type: "header" }
  | { readonly type: "pax" | "content" | "padding"; readonly sizeBytes: number; readonly next: Part };

/**
 * Takes the tar of a split image apart as it comes: plain files under names without a path, as they are
 * sealed, and nothing else.
 */
export class TarSplitter {
  readonly #files: TarFiles;
  readonly #names = new Set<string>();
  #part: Part = { type: "header" };
  #block = Buffer.alloc(0);
  #leftBytes = tarBlockSizeBytes;
  #offsetBytes = 0;
  #emptyBlocks = 0;
  #pax: ReadonlyMap<string, string> = new Map();

  constructor(files: TarFiles) {
    this.#files = files;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let done = 0; done < bytes.length; ) {
      const taken = bytes.subarray(done, done + this.#leftBytes);
      if (this.#part.type === "content") await this.#files.write(taken);
      else if (this.#part.type !== "padding") this.#block = Buffer.concat([this.#block, taken]);
      done += taken.length;
      this.#leftBytes -= taken.length;
      this.#offsetBytes += taken.length;
      if (this.#leftBytes === 0) await this.#endPart();
    }
  }

  /** @throws ScelleError("format.malformed") if the archive ends before its end, or holds nothing */
  assertEnd(): void {
    const isEnded = this.#emptyBlocks * tarBlockSizeBytes === tarEnd.length && this.#block.length === 0;
    if (!isEnded || this.#names.size === 0) this.#fail("ends too early");
  }

  async #endPart(): Promise<void> {
    const block = this.#block;
    this.#block = Buffer.alloc(0);
    const part = this.#part;
    if (part.type === "header") return await this.#endHeader(block);
    if (part.type === "pax") this.#pax = this.#paxValues(block);
    this.#enter(part.next);
  }

  async #endHeader(block: Buffer): Promise<void> {
    if (block.every((byte) => byte === 0)) {
      this.#emptyBlocks += 1;
      return this.#enter({ type: "header" });
    }
    if (this.#emptyBlocks > 0) this.#fail("goes on after its end");
    const type = String.fromCharCode(block[156] ?? 0);
    const statedBytes = Number.parseInt(block.toString("latin1", 124, 135), 8);
    if (type === "x" && statedBytes <= paxSizeBytesMax) return this.#enter(padded("pax", statedBytes));
    if (type !== "0") this.#fail("holds something else than plain files");
    const sizeBytes = Number(this.#pax.get("size") ?? statedBytes);
    const name = this.#pax.get("path") ?? block.toString("latin1", 0, 100).replace(/\0+$/, "");
    this.#pax = new Map();
    if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 0) this.#fail("has a file without a size");
    if (!isPlainName(name) || this.#names.has(name)) this.#fail("has a file without a name of its own");
    this.#names.add(name);
    await this.#files.begin(name);
    this.#enter(padded("content", sizeBytes));
  }

  /** Parts without bytes are passed over. */
  #enter(part: Part): void {
    let entered = part;
    while (entered.type !== "header" && entered.sizeBytes === 0) entered = entered.next;
    this.#part = entered;
    this.#leftBytes = entered.type === "header" ? tarBlockSizeBytes : entered.sizeBytes;
  }

  #paxValues(block: Buffer): ReadonlyMap<string, string> {
    const values = new Map<string, string>();
    for (let at = 0; at < block.length; ) {
      const lengthText = /^(\d{1,6}) /.exec(block.toString("latin1", at, at + 8))?.[1] ?? "";
      const end = at + Number(lengthText);
      const equals = block.indexOf("=", at);
      if (lengthText === "" || end > block.length || equals < 0 || equals >= end)
        this.#fail("has a broken header");
      const key = block.toString("latin1", at + lengthText.length + 1, equals);
      values.set(key, this.#text(block.subarray(equals + 1, end - 1)));
      at = end;
    }
    return values;
  }

  #text(bytes: Uint8Array): string {
    try {
      return decoder.decode(bytes);
    } catch {
      return this.#fail("has a name in an unknown spelling");
    }
  }

  #fail(problem: string): never {
    throw new ScelleError("format.malformed", {
      what: "tar of segments",
      offset: this.#offsetBytes,
      problem,
    });
  }
}

function padded(type: "pax" | "content", sizeBytes: number): Part {
  const padding = {
    type: "padding",
    sizeBytes: tarPaddingSizeBytes(sizeBytes),
    next: { type: "header" },
  } as const;
  return { type, sizeBytes, next: padding };
}

function isPlainName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !/[/\0]/.test(name);
}
