// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { ingestsMax, ScelleError } from "@scelle/core";
import { ObjectIngest } from "@scelle/register";
import { type Upload as Announced, DataStore, ERRORS } from "@tus/server";

interface Arriving {
  readonly announced: Announced;
  /** As announced; who seals while it is brought knows it only at the end. */
  readonly root: string | undefined;
  readonly ingest: ObjectIngest;
  touchedAtMs: number;
}

/** How long one waits for its next piece; whoever comes later begins again. */
const idleMsMax = 24 * 3_600_000;
/** The same where others wait for a place. */
const idleMsMaxWhenFull = 10 * 60_000;

/** Sealed objects on their way into the vault. They live as long as the server runs. */
export class IngestStore extends DataStore {
  readonly #vaultFolder: string;
  readonly #arriving = new Map<string, Arriving>();

  constructor(vaultFolder: string) {
    super();
    this.#vaultFolder = vaultFolder;
    this.extensions = ["creation", "termination"];
  }

  readonly nameFor = (): string => randomUUID();

  override async create(announced: Announced): Promise<Announced> {
    const root = announced.metadata?.["root"] ?? undefined;
    if (root !== undefined && !/^[0-9a-f]{64}$/.test(root)) {
      throw new ScelleError("ingest.refused", { problem: "metadata: root" });
    }
    if (announced.size === undefined) throw new ScelleError("ingest.refused", { problem: "length" });
    await this.#sweep(idleMsMax);
    if (this.#arriving.size >= ingestsMax) await this.#sweep(idleMsMaxWhenFull);
    if (this.#arriving.size >= ingestsMax) {
      throw new ScelleError("server.busy", { what: "transfers", countMax: ingestsMax });
    }
    const ingest = await ObjectIngest.begin(this.#vaultFolder);
    this.#arriving.set(announced.id, { announced, root, ingest, touchedAtMs: Date.now() });
    return announced;
  }

  /** @returns bytes that have come in all */
  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    const { ingest, announced } = this.#find(id);
    if (offset !== ingest.arrivedBytes) throw ERRORS.INVALID_OFFSET;
    for await (const piece of stream) {
      const bytes = piece as Uint8Array;
      if (ingest.arrivedBytes + bytes.length > (announced.size ?? 0)) throw ERRORS.ERR_SIZE_EXCEEDED;
      await ingest.append(bytes);
    }
    return ingest.arrivedBytes;
  }

  override getUpload(id: string): Promise<Announced> {
    const { announced, ingest } = this.#find(id);
    announced.offset = ingest.arrivedBytes;
    return Promise.resolve(announced);
  }

  /** Makes it an object of the vault. @returns its root: the announced one, or that of what arrived */
  async finish(id: string): Promise<string> {
    const arriving = this.#find(id);
    this.#arriving.delete(id);
    return (await arriving.ingest.finish(arriving.root)).root;
  }

  override async remove(id: string): Promise<void> {
    const { ingest } = this.#find(id);
    this.#arriving.delete(id);
    await ingest.discard();
  }

  async discardAll(): Promise<void> {
    const ingests = [...this.#arriving.values()].map(({ ingest }) => ingest);
    this.#arriving.clear();
    await Promise.all(ingests.map((ingest) => ingest.discard()));
  }

  async #sweep(idleMs: number): Promise<void> {
    const since = Date.now() - idleMs;
    for (const [id, { ingest, touchedAtMs }] of [...this.#arriving]) {
      if (touchedAtMs >= since) continue;
      this.#arriving.delete(id);
      await ingest.discard();
    }
  }

  #find(id: string): Arriving {
    const arriving = this.#arriving.get(id);
    if (arriving === undefined) throw new ScelleError("ingest.unknown");
    arriving.touchedAtMs = Date.now();
    return arriving;
  }
}
