// SPDX-License-Identifier: Apache-2.0
import type { Resolved } from "../session.ts";

/** A row as the driver gives it: values in the order of the columns. */
export type Row = unknown[];

export interface RecordRow {
  readonly entry: number;
  readonly ref: string;
  readonly kind: string;
  readonly author: string;
  readonly recordedAt: string;
  readonly caseRef?: string;
  readonly label?: string;
  readonly erased: boolean;
}

export const recordColumns = "r.entry, r.ref, r.kind, r.author, r.recorded_at, r.case_ref, r.label, r.erased";

/** Every word quoted, so that no typed character is an operator of the query language. */
export function matchExpression(text: string): string {
  const words = text.split(/\s+/).filter((word) => word.length > 0);
  return words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(" ");
}

export function recordRow(row: Row): RecordRow {
  const [entry, ref, kind, author, recordedAt, caseRef, label, erased] = row;
  return {
    entry: entry as number,
    ref: ref as string,
    kind: kind as string,
    author: author as string,
    recordedAt: recordedAt as string,
    ...(caseRef === null ? {} : { caseRef: caseRef as string }),
    ...(label === null ? {} : { label: label as string }),
    erased: erased === 1,
  };
}

export function resolvedRow(row: Row): Resolved {
  const { ref, kind, label, caseRef } = recordRow(row);
  return { ref, kind, label: label ?? "", ...(caseRef === undefined ? {} : { caseRef }) };
}

export function bytes(value: unknown): Uint8Array {
  return new Uint8Array(value as Uint8Array);
}
