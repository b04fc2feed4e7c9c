// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from "node:crypto";
import {
  base64url,
  type EffectiveRecord,
  type JsonObject,
  type logPurposes,
  readingsExportedMax,
  recordDisclosed,
  recordsShownMax,
  ScelleError,
  type Signer,
} from "@scelle/core";
import type { Clock } from "../clock.ts";
import type { DisclosureOrder } from "../disclosure/disclosure-order.ts";
import type { Receipt } from "../session.ts";
import { signDraft } from "../sign-draft.ts";
import type { Writer } from "../writer.ts";
import { findReadings, type ReadingParts, type ReadingsFilter } from "./find-readings.ts";

/** Whom the log of looks goes to, of what, why and for which of the purposes that the law allows. */
export interface ReadingsOrder
  extends ReadingsFilter,
    Pick<DisclosureOrder, "reason" | "standing" | "recipientRef" | "recipientBodyRef" | "means"> {
  readonly logPurpose: keyof typeof logPurposes;
}

/** What is handed over, recorded before anybody gets it. */
export interface ReadingsExport {
  /** Of the acts of disclosure: one names a thousand records of one case at most. */
  readonly receipts: readonly Receipt[];
  readonly bytes: Uint8Array;
  readonly count: number;
}

export interface ReadingsExportParts extends ReadingParts {
  readonly clock: Clock;
  readonly writer: Writer;
  readonly register: {
    readonly origin: string;
    author(publicKey: string): Promise<string | undefined>;
    append(signed: Awaited<ReturnType<typeof signDraft>>): Promise<Receipt>;
  };
}

/**
 * Writes the log of looks down as a person may read it, records that it is handed over with the digest of
 * what was written, and then gives it.
 * @param render the bytes of the file
 * @throws ScelleError("readings.none" | "readings.too-many" | "author.unknown" | …)
 */
export async function exportReadings(
  parts: ReadingsExportParts,
  signer: Signer,
  order: ReadingsOrder,
  render: (records: readonly EffectiveRecord[], author: string) => Uint8Array,
): Promise<ReadingsExport> {
  const { register, writer, clock } = parts;
  const key = base64url(signer.publicKey);
  const author = await register.author(key);
  if (author === undefined) throw new ScelleError("author.unknown", { key });
  const at = new Date(clock.nowMs()).toISOString();
  const records = await writer.exclusively(() => Promise.resolve(findReadings(parts, order, { author, at })));
  if (records.length === 0) throw new ScelleError("readings.none");
  if (records.length > readingsExportedMax) {
    throw new ScelleError("readings.too-many", { count: records.length, countMax: readingsExportedMax });
  }
  const bytes = render(records, author);
  const bundleDigest = createHash("sha256").update(bytes).digest("hex");
  const receipts: Receipt[] = [];
  for (const stated of actsOf(order, records, at, bundleDigest)) {
    const { kind, version } = recordDisclosed;
    const draft = { draftId: randomUUID(), kind, version, stated };
    receipts.push(await register.append(await signDraft(register.origin, draft, signer)));
  }
  return { receipts, bytes, count: records.length };
}

function actsOf(
  order: ReadingsOrder,
  records: readonly EffectiveRecord[],
  at: string,
  bundleDigest: string,
): JsonObject[] {
  const { reason, standing, means = "medium", recipientRef, recipientBodyRef, logPurpose } = order;
  const common = {
    ...{ reason, standing, means, logPurpose, bundleDigest },
    disclosedAt: { earliest: at, latest: at, zone: "UTC", basis: "stated" },
    ...(recipientRef === undefined ? {} : { recipientRef }),
    ...(recipientBodyRef === undefined ? {} : { recipientBodyRef }),
  };
  const byCase = new Map<string | undefined, EffectiveRecord[]>();
  for (const record of records) {
    const { caseRef } = record.assigned;
    const own = byCase.get(caseRef);
    if (own === undefined) byCase.set(caseRef, [record]);
    else own.push(record);
  }
  return [...byCase].flatMap(([caseRef, own]) => {
    const pages = Math.ceil(own.length / recordsShownMax);
    return Array.from({ length: pages }, (_, page) => {
      const shown = own.slice(page * recordsShownMax, (page + 1) * recordsShownMax);
      const recordRefs = shown.map(({ recordRef }) => recordRef);
      return { ...common, ...(caseRef === undefined ? {} : { caseRef }), recordRefs };
    });
  });
}
