// SPDX-License-Identifier: Apache-2.0
import { ScelleError, type Signer } from "@scelle/core";
import {
  type FileHandedOver,
  type FileOrder,
  type HandingParts,
  handOverFile,
} from "../disclosure/hand-over-file.ts";
import { findHeld, type HeldInCase, type HeldParts } from "./find-held.ts";

/** Whose data goes to which body, and why. */
export interface SubjectOrder extends FileOrder {
  readonly personRef: string;
}

/**
 * Writes down what is held on a person and what is withheld, records that it is handed over, and then gives
 * it. Cases that the signer may not read are not in it.
 * @param render the bytes of the file
 * @throws ScelleError("subject.nothing-held" | "author.unknown" | …)
 */
export async function exportSubject(
  parts: HeldParts & HandingParts,
  signer: Signer,
  order: SubjectOrder,
  render: (found: readonly HeldInCase[], author: string) => Uint8Array,
): Promise<FileHandedOver> {
  return await handOverFile(parts, signer, order, (handing) => {
    const found = findHeld(parts, order.personRef, handing);
    const records = found.flatMap(({ held }) => held.map(({ record }) => record));
    if (records.length === 0) throw new ScelleError("subject.nothing-held", { person: order.personRef });
    return { records, bytes: render(found, handing.author) };
  });
}
