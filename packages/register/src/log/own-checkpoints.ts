// SPDX-License-Identifier: Apache-2.0
import { equalBytes, noteSizeBytesMax, registerPaths, ScelleError } from "@scelle/core";
import type { Disk } from "../disk/disk.ts";
import type { Published } from "./published.ts";

/** Those of publications and of witnesses' answers during one reading of a small file, and the one before. */
const rememberedMax = 16;

/**
 * The checkpoints that this process found or wrote: another one in their place says that somebody else took
 * the lock and went on.
 */
export class OwnCheckpoints {
  readonly #disk: Disk;
  /** The newest at the end; empty bytes stand for none. */
  #ours: readonly Uint8Array[];

  constructor(disk: Disk, found: Published) {
    this.#disk = disk;
    this.#ours = [found.checkpointBytes];
  }

  /** To be told before the file is replaced: a commit may look at it at any moment. */
  readonly remember = (checkpointBytes: Uint8Array): void => {
    this.#ours = [...this.#ours.slice(1 - rememberedMax), checkpointBytes];
  };

  /** @throws ScelleError("register.head-moved") */
  async assertStillThere(): Promise<void> {
    if (await this.areStillThere()) return;
    throw new ScelleError("register.head-moved", { path: registerPaths.checkpoint });
  }

  async areStillThere(): Promise<boolean> {
    const [oldest, ...others] = this.#ours;
    const isFounding = oldest?.length === 0;
    if (isFounding && others.length === 0) return true;
    const bytes = await this.#disk.read(registerPaths.checkpoint, noteSizeBytesMax);
    if (bytes === undefined) return isFounding;
    return this.#ours.some((ours) => equalBytes(bytes, ours));
  }
}
