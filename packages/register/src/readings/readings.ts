// SPDX-License-Identifier: Apache-2.0
import type { Signer } from "@scelle/core";
import type { FileHandedOver } from "../disclosure/hand-over-file.ts";
import { exportSubject, type SubjectOrder } from "../subject/export-subject.ts";
import { type DueReading, dueReadings } from "./due-readings.ts";
import { exportReadings, type ReadingsExportParts, type ReadingsOrder } from "./export-readings.ts";

/** The log of looks of a register: handed over, and past its time; and what is held on a person. */
export class Readings {
  readonly #parts: ReadingsExportParts;

  constructor(parts: ReadingsExportParts) {
    this.#parts = parts;
  }

  /**
   * Hands over who looked, as far as the signer may read it: recorded before it is given.
   * @throws ScelleError with the code of the refusal
   */
  async handOver(
    signer: Signer,
    order: ReadingsOrder,
    render: Parameters<typeof exportReadings>[3],
  ): Promise<FileHandedOver> {
    return await exportReadings(this.#parts, signer, order, render);
  }

  /**
   * Hands over what is held on a person, to whoever answers such requests: recorded before it is given.
   * @throws ScelleError("subject.nothing-held" | …)
   */
  async handOverSubject(
    signer: Signer,
    order: SubjectOrder,
    render: Parameters<typeof exportSubject>[3],
  ): Promise<FileHandedOver> {
    return await exportSubject(this.#parts, signer, order, render);
  }

  /** Looks whose period of retention is over. */
  due(): readonly DueReading[] {
    return dueReadings(this.#parts, new Date(this.#parts.clock.nowMs()).toISOString());
  }
}
