// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { ScelleError } from "@scelle/core";
import { type MeasuredObject, measureObject } from "./measure-object.ts";
import { createPartial, type PartialObject } from "./partial-object.ts";

/**
 * A sealed object that somebody else brings, piece by piece. It stands in the vault only when all of it is
 * there and has the root that it is called by.
 */
export class ObjectIngest {
  readonly #vaultFolder: string;
  readonly #partial: PartialObject;
  #arrivedBytes = 0;

  private constructor(vaultFolder: string, partial: PartialObject) {
    this.#vaultFolder = vaultFolder;
    this.#partial = partial;
  }

  /** @throws ScelleError("vault.no-space" | "vault.not-writable" | "vault.write-failed") */
  static async begin(vaultFolder: string): Promise<ObjectIngest> {
    return new ObjectIngest(vaultFolder, await createPartial(vaultFolder));
  }

  get arrivedBytes(): number {
    return this.#arrivedBytes;
  }

  /** Adds at the end. @throws ScelleError as `begin` */
  async append(bytes: Uint8Array): Promise<void> {
    await this.#partial.write(bytes, this.#arrivedBytes);
    this.#arrivedBytes += bytes.length;
  }

  /**
   * Makes it an object of the vault, durable under its root; else nothing of it is left.
   * @param root 64 hex digits, where whoever brings it knew them before; else it is called by what arrived
   * @throws ScelleError("ingest.other-root"), and what measuring it throws
   */
  async finish(root?: string): Promise<MeasuredObject> {
    try {
      await this.#partial.sync();
      const measured = await measureObject(join(this.#vaultFolder, this.#partial.name));
      if (root !== undefined && measured.root !== root) {
        throw new ScelleError("ingest.other-root", { found: measured.root, stated: root });
      }
      await this.#partial.publish(measured.root, this.#arrivedBytes);
      return measured;
    } finally {
      await this.discard();
    }
  }

  /** Removes what arrived; does nothing to what became an object. */
  async discard(): Promise<void> {
    await this.#partial.discard();
  }
}
