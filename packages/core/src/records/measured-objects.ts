// SPDX-License-Identifier: Apache-2.0
import type { JsonObject } from "../encoding/canonical-json.ts";
import { findKind } from "./catalogue.ts";
import { fieldsOf } from "./fields-of.ts";

/** A sealed object that a record says was measured for it. */
export interface MeasuredRoot {
  /** 64 hexadecimal digits. */
  readonly root: string;
  /** Undefined where the record states none. */
  readonly sizeBytes: number | undefined;
}

/** The sealed objects that a record measured: they should be in the vault, with that size. */
export function measuredObjects(draft: {
  readonly kind: string;
  readonly version: number;
  readonly measured?: JsonObject;
}): MeasuredRoot[] {
  const { kind, version, measured } = draft;
  const found = findKind(kind, version);
  if (found === undefined || measured === undefined) return [];
  const { sealedSize } = measured;
  const sizeBytes = typeof sealedSize === "number" ? sealedSize : undefined;
  return fieldsOf(found).flatMap(({ name, from, refersTo }) => {
    const root = from === "measured" && refersTo === "object" ? measured[name] : undefined;
    return typeof root === "string" && /^[0-9a-f]{64}$/.test(root) ? [{ root, sizeBytes }] : [];
  });
}
