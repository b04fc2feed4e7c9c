// SPDX-License-Identifier: Apache-2.0
import { createHash, randomUUID } from "node:crypto";
import {
  base64url,
  type EffectiveRecord,
  type JsonObject,
  type logPurposes,
  recordDisclosed,
  recordsShownMax,
  ScelleError,
  type Signer,
} from "@scelle/core";
import type { Clock } from "../clock.ts";
import type { Receipt } from "../session.ts";
import { signDraft } from "../sign-draft.ts";
import type { Writer } from "../writer.ts";
import type { DisclosureOrder } from "./disclosure-order.ts";

/** To whom a file goes and why; for which purpose, if it holds who looked. */
export interface FileOrder
  extends Pick<DisclosureOrder, "reason" | "standing" | "recipientRef" | "recipientBodyRef" | "means"> {
  readonly logPurpose?: keyof typeof logPurposes;
}

/** What is handed over, recorded before anybody gets it. */
export interface FileHandedOver {
  /** Of the acts of disclosure: one names a thousand records of one case at most. */
  readonly receipts: readonly Receipt[];
  readonly bytes: Uint8Array;
  readonly count: number;
}

export interface HandingParts {
  readonly clock: Clock;
  readonly writer: Writer;
  readonly register: {
    readonly origin: string;
    author(publicKey: string): Promise<string | undefined>;
    append(signed: Awaited<ReturnType<typeof signDraft>>): Promise<Receipt>;
  };
}

/** Whoever hands over, at an instant of the register's clock. */
export interface Handing {
  readonly author: string;
  readonly at: string;
}

/** What a file is made of: found while nothing is written. */
export interface FileContent {
  /** Records that the file holds or lists. */
  readonly records: readonly EffectiveRecord[];
  readonly bytes: Uint8Array;
}

/**
 * Makes a file, records that it is handed over with the digest of its bytes, and then gives it.
 * @throws ScelleError("author.unknown" | …) and of `make`
 */
export async function handOverFile(
  { register, writer, clock }: HandingParts,
  signer: Signer,
  order: FileOrder,
  make: (handing: Handing) => FileContent,
): Promise<FileHandedOver> {
  const key = base64url(signer.publicKey);
  const author = await register.author(key);
  if (author === undefined) throw new ScelleError("author.unknown", { key });
  const at = new Date(clock.nowMs()).toISOString();
  const { records, bytes } = await writer.exclusively(() => Promise.resolve(make({ author, at })));
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
  order: FileOrder,
  records: readonly EffectiveRecord[],
  at: string,
  bundleDigest: string,
): JsonObject[] {
  const { reason, standing, means = "medium", recipientRef, recipientBodyRef, logPurpose } = order;
  const common = {
    ...{ reason, standing, means, bundleDigest },
    ...(logPurpose === undefined ? {} : { logPurpose }),
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
