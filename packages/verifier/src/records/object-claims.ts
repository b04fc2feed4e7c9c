// SPDX-License-Identifier: Apache-2.0
import { fieldsOf, findKind, type JsonObject } from "@scelle/core";
import type { Verification } from "../verification.ts";
import type { RecordCollection } from "./record-collection.ts";

/**
 * Notes the sealed objects that records say were measured here: they should be in the vault, with that size.
 */
export function claimObjects({ objectClaims }: Verification, records: RecordCollection): void {
  for (const record of records.all) {
    const { index } = record;
    const made = "payload" in record ? record.payload.draft : records.erasures.get(index)?.skeleton;
    if (made?.measured === undefined) continue;
    for (const root of measuredObjects(made.kind, made.version, made.measured)) {
      const { sealedSize } = made.measured;
      const sizeBytes = typeof sealedSize === "number" ? sealedSize : undefined;
      if (!objectClaims.has(root)) objectClaims.set(root, { entryIndex: index, sizeBytes });
    }
  }
}

function measuredObjects(kind: string, version: number, measured: JsonObject): string[] {
  const found = findKind(kind, version);
  const fields = found === undefined ? [] : fieldsOf(found);
  return fields.flatMap(({ name, from, refersTo }) => {
    const root = from === "measured" && refersTo === "object" ? measured[name] : undefined;
    return typeof root === "string" && /^[0-9a-f]{64}$/.test(root) ? [root] : [];
  });
}
