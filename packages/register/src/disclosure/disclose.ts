// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import {
  base64url,
  bundleVersionKnown,
  caseFoundingKinds,
  type Draft,
  type JsonObject,
  recordDisclosed,
  recordsShownMax,
  ScelleError,
  type Signer,
} from "@scelle/core";
import type { Clock } from "../clock.ts";
import type { RecordRefusal } from "../reads.ts";
import type { Receipt } from "../session.ts";
import { signDraft } from "../sign-draft.ts";
import type { Writer } from "../writer.ts";
import { type Chosen, chooseRecords, type Discloser } from "./choose-records.ts";
import { Disclosure, type DisclosureParts } from "./disclosure.ts";
import type { DisclosureOrder } from "./disclosure-order.ts";
import { supportingRecords } from "./supporting-records.ts";

export interface DisclosingParts extends DisclosureParts {
  readonly clock: Clock;
  readonly writer: Writer;
  readonly recordRefusal: RecordRefusal;
  /** Takes the acts in as any other draft. */
  readonly register: {
    readonly origin: string;
    author(publicKey: string): Promise<string | undefined>;
    append(signed: { draft: Draft; signature: { key: string; value: string } }): Promise<Receipt>;
    witnessed(): Promise<void>;
    atRest<T>(task: () => Promise<T>): Promise<T>;
  };
}

/**
 * Records who is handed what of a case, durably, and only then gives it.
 * @throws ScelleError with the code of the refusal; a refused attempt is recorded too
 */
export async function disclose(
  parts: DisclosingParts,
  signer: Signer,
  order: DisclosureOrder,
): Promise<Disclosure> {
  const { register, writer } = parts;
  const key = base64url(signer.publicKey);
  const author = await register.author(key);
  if (author === undefined) throw new ScelleError("author.unknown", { key });
  try {
    const discloser = { author, at: new Date(parts.clock.nowMs()).toISOString() };
    const planned = await writer.exclusively(() => Promise.resolve(plan(parts, order, discloser)));
    const receipts: Receipt[] = [];
    for (const stated of actsOf(order, discloser, planned.refs)) {
      const { kind, version } = recordDisclosed;
      const draft = { draftId: randomUUID(), kind, version, stated };
      receipts.push(await register.append(await signDraft(register.origin, draft, signer)));
    }
    // What is handed over is to convince somebody who has the witnesses' keys and nothing else of us.
    await register.witnessed();
    // Asked again, on the log as it stands with the acts in it.
    return await register.atRest(() => {
      const now = { author, at: new Date(parts.clock.nowMs()).toISOString() };
      chooseRecords(parts, { ...order, refusalRefs: [] }, now);
      return Promise.resolve(new Disclosure(parts, { order, author, receipts, ...planned }));
    });
  } catch (error) {
    if (error instanceof ScelleError && error.code.startsWith("access.")) {
      const isCase = caseFoundingKinds.includes(parts.index.record(order.caseRef)?.kind ?? "");
      const refusal = { personRef: author, attempted: recordDisclosed.kind, refused: error.code };
      await parts.recordRefusal(isCase ? { ...refusal, caseRef: order.caseRef } : refusal);
    }
    throw error;
  }
}

interface Planned {
  readonly chosen: Chosen;
  readonly supporting: readonly number[];
  /** Everything that goes, to be named by the acts. */
  readonly refs: readonly string[];
}

function plan(parts: DisclosingParts, order: DisclosureOrder, discloser: Discloser): Planned {
  const chosen = chooseRecords(parts, order, discloser);
  if (chosen.disclosed.length === 0)
    throw new ScelleError("bundle.nothing-to-disclose", { case: order.caseRef });
  const { recipientRef, recipientBodyRef } = order;
  const recipients = [recipientRef, recipientBodyRef].filter((ref) => ref !== undefined);
  const supporting = supportingRecords(parts.situation, discloser, {
    records: chosen.disclosed,
    refs: [discloser.author, ...recipients],
  });
  const refs = [...chosen.disclosed, ...supporting].map(({ recordRef }) => recordRef);
  return { chosen, supporting: supporting.map(({ index }) => index), refs };
}

/** The stated fields of the acts: one act names a thousand records at most. */
function actsOf(order: DisclosureOrder, { at }: Discloser, refs: readonly string[]): JsonObject[] {
  const { caseRef, reason, standing, means, recipientRef, recipientBodyRef, grantRef, legalReference } =
    order;
  const moment = { earliest: at, latest: at, zone: "UTC", basis: "stated" } as const;
  const common = {
    caseRef,
    reason,
    standing,
    means: means ?? "dossier",
    logPurpose: order.logPurpose ?? "criminal-proceedings",
    bundleVersion: bundleVersionKnown,
    disclosedAt: order.disclosedAt ?? moment,
    ...(recipientRef === undefined ? {} : { recipientRef }),
    ...(recipientBodyRef === undefined ? {} : { recipientBodyRef }),
    ...(grantRef === undefined ? {} : { grantRef }),
    ...(legalReference === undefined ? {} : { legalReference }),
  };
  const pages = Math.ceil(refs.length / recordsShownMax);
  return Array.from({ length: pages }, (_, page) => {
    const recordRefs = refs.slice(page * recordsShownMax, (page + 1) * recordsShownMax);
    return { ...common, recordRefs } as unknown as JsonObject;
  });
}
