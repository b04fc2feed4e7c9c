// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Draft, type JsonValue, registerPaths, ScelleError } from "@scelle/core";
import { checkObject } from "./scrub/check-item.ts";
import { measureForRecord } from "./vault/measure-object.ts";

/** What the register itself knows of the sealed objects that drafts speak of. */
export class ObjectMeasurer {
  readonly #folder: string;

  constructor(registerFolder: string) {
    this.#folder = registerFolder;
  }

  has(root: string): boolean {
    return /^[0-9a-f]{64}$/.test(root) && existsSync(join(this.#folder, registerPaths.object(root)));
  }

  /**
   * Measures again what a client says that it measured of a sealed object, as far as no key is needed.
   * @throws ScelleError("vault.measure-differs") naming the field, "vault.object-missing"
   */
  async assertMeasured({ kind, stated, measured }: Draft): Promise<void> {
    if (kind === "fixity-checked")
      return await this.#assertFixity(stated["objectRoot"], measured?.["outcome"]);
    const root = measured?.["objectRoot"];
    if (measured === undefined || typeof root !== "string") return;
    if (!this.has(root)) throw new ScelleError("vault.object-missing", { root });
    const found = await measureForRecord(join(this.#folder, registerPaths.object(root)));
    assertSame("objectRoot", root, found.root);
    assertSame("sealedSize", measured["sealedSize"], found.sealedSizeBytes);
    assertSame("recipientCount", measured["recipientCount"], found.recipientCount);
  }

  /** Whoever says that an object is still the same, or is not, is believed when it is read again. */
  async #assertFixity(root: JsonValue | undefined, outcome: JsonValue | undefined): Promise<void> {
    if (typeof root !== "string" || !/^[0-9a-f]{64}$/.test(root)) return;
    const path = join(this.#folder, registerPaths.object(root));
    assertSame("outcome", outcome, await checkObject(path, root, unhurried));
  }
}

/** As fast as it goes, and to its end. */
const unhurried = { spend: async () => undefined };

function assertSame(field: string, stated: JsonValue | undefined, measured: JsonValue): void {
  if (stated !== undefined && stated !== measured) {
    throw new ScelleError("vault.measure-differs", { field });
  }
}
