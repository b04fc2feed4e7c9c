// SPDX-License-Identifier: Apache-2.0
import {
  type EffectiveRecord,
  type logPurposes,
  readingsExportedMax,
  ScelleError,
  type Signer,
} from "@scelle/core";
import {
  type FileHandedOver,
  type FileOrder,
  type HandingParts,
  handOverFile,
} from "../disclosure/hand-over-file.ts";
import { findReadings, type ReadingParts, type ReadingsFilter } from "./find-readings.ts";

/** Whom the log of looks goes to, of what, why and for which of the purposes that the law allows. */
export interface ReadingsOrder extends ReadingsFilter, FileOrder {
  readonly logPurpose: keyof typeof logPurposes;
}

export interface ReadingsExportParts extends ReadingParts, HandingParts {}

/**
 * Writes the log of looks down as a person may read it, records that it is handed over, and then gives it.
 * @param render the bytes of the file
 * @throws ScelleError("readings.none" | "readings.too-many" | "author.unknown" | …)
 */
export async function exportReadings(
  parts: ReadingsExportParts,
  signer: Signer,
  order: ReadingsOrder,
  render: (records: readonly EffectiveRecord[], author: string) => Uint8Array,
): Promise<FileHandedOver> {
  return await handOverFile(parts, signer, order, (handing) => {
    const records = findReadings(parts, order, handing);
    if (records.length === 0) throw new ScelleError("readings.none");
    if (records.length > readingsExportedMax) {
      throw new ScelleError("readings.too-many", { count: records.length, countMax: readingsExportedMax });
    }
    return { records, bytes: render(records, handing.author) };
  });
}
