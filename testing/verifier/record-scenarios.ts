// SPDX-License-Identifier: Apache-2.0
import { utf8 } from "@scelle/core";
import { type Inquiry, inquiry, seizedAt, seizure } from "./inquiry.ts";
import type { Trespass } from "./record-author.ts";
import { type Arranged, arrangeInquiry, type Scenario } from "./scenario.ts";
import { namedBytes, namedSigner, testCrypto } from "./test-crypto.ts";

const altered = { integrity: "integrity.altered", completeness: "completeness.no-anchor" } as const;

/** Records that a register should not have let in, put there by whoever holds its keys. */
export const recordScenarios: readonly Scenario[] = [
  {
    claim: "a record signed by a key that its author never had is caught",
    arrange: () => arrangeSeizure({ isForced: true, signer: namedSigner("somebody") }),
    ...altered,
    says: [["record.signature", "failed", "entry 13"]],
    isAll: true,
  },
  {
    claim: "a record whose signature is of another draft is caught",
    arrange: () =>
      arrangeSeizure({ signer: { ...namedSigner("clerk"), sign: async () => namedBytes("no", 64) } }),
    ...altered,
    says: [["record.signature", "failed", "entry 13"]],
    isAll: true,
  },
  {
    claim: "a record by an author whom nobody registered is caught",
    arrange: () =>
      arrangeMore(async ({ author, refs }) => {
        author.knowSigner(author.nextRef(1), "stranger");
        const stranger = author.nextRef(1);
        await author.record(stranger, "exhibit-seized", seizure(refs.case, "A-9", "Box"), { isForced: true });
      }),
    ...altered,
    says: [["record.signature", "failed", "entry 13"]],
    isAll: true,
  },
  {
    claim: "a record that the rules refuse is caught, by the code of the refusal",
    arrange: () =>
      arrangeMore(async ({ author, refs }) => {
        const admission = { caseRef: refs.case, personRef: refs.clerk, role: "lead", reason: "Convenient" };
        await author.record(refs.clerk, "member-admitted", admission, { isForced: true });
      }),
    ...altered,
    says: [["record.refused-by-rules", "failed", "entry 13"]],
    isAll: true,
  },
  {
    claim: "a consultation that says it showed what its reader may not see is caught",
    arrange: () =>
      arrangeMore(async ({ author, refs }) => {
        const stated = { caseRef: refs.case, reason: "Curious", query: { op: "search", text: "phone" } };
        const assigned = { shown: [refs.clerk, "00000000-0000-4000-8000-000000000000"] };
        await author.record(refs.clerk, "record-consulted", stated, { assigned, isForced: true });
      }),
    ...altered,
    says: [["record.refused-by-rules", "failed", "entry 13"]],
    isAll: true,
  },
  {
    claim: "an act that a later correction makes doubtful is noted and held against nobody",
    arrange: () =>
      arrangeMore(async ({ author, refs }) => {
        const at = (day: string) => ({ ...seizedAt, earliest: day, latest: day });
        const exhibitRef = refs.phone;
        const sealed = {
          exhibitRef,
          sealType: "closed",
          sealNumber: "S-1",
          sealedAt: at("2025-10-09T08:00:00.000Z"),
        };
        const targetRef = await author.record(refs.clerk, "exhibit-sealed", sealed);
        const openedAt = at("2025-10-09T08:20:00.000Z");
        const opened = { exhibitRef, ground: "imaging", openedAt, reason: "To image it" };
        await author.record(refs.clerk, "seal-opened", opened);
        const fields = { sealedAt: at("2025-10-09T08:40:00.000Z") };
        await author.record(refs.clerk, "correction-made", { targetRef, fields, reason: "Watch was slow" });
      }),
    integrity: "integrity.unchanged",
    completeness: "completeness.no-anchor",
    says: [["record.refused-by-rules", "note"]],
    isAll: true,
  },
  {
    claim: "a case that skips a number is caught, even by the register's own hand",
    arrange: () => arrangeSeizure({ caseSeq: 11 }),
    ...altered,
    says: [["record.case-link", "failed", "entry 13"]],
    isAll: true,
  },
  {
    claim: "an entry that does not continue the chain of its case is caught",
    arrange: () => arrangeSeizure({ link: namedBytes("no link", 32) }),
    ...altered,
    says: [["record.case-link", "failed", "entry 13"]],
    isAll: true,
  },
  {
    claim: "chains of cases are not checked without the link key, and that is said",
    arrange: async () => {
      const { files, builder } = await inquiry();
      return { files, options: { crypto: testCrypto, recordKey: builder.recordKey } };
    },
    integrity: "integrity.unchanged",
    completeness: "completeness.no-anchor",
    says: [["record.case-link", "not-checked"]],
    isAll: true,
  },
  {
    claim: "two records under one draft id are caught",
    arrange: () =>
      arrangeMore(async ({ author, refs }) => {
        const stated = seizure(refs.case, "A-10", "Bag");
        await author.record(refs.clerk, "exhibit-seized", stated, { draftId: refs.phone });
      }),
    ...altered,
    says: [["record.draft-id", "failed", "entry 13"]],
  },
  {
    claim: "a content that is no record is caught",
    arrange: () => arrangeMore(({ builder }) => builder.commit([{ payload: utf8('{"v":1}') }])),
    ...altered,
    says: [["record.payload", "failed", "entry 13"]],
    isAll: true,
  },
  {
    claim: "an erasure that leaves a skeleton which fits no record is caught",
    arrange: () =>
      arrangeMore(async ({ author, builder, refs }) => {
        const skeleton = {
          draftId: refs.phone,
          kind: "exhibit-seized",
          version: 1,
          stated: { caseRef: refs.case },
          assigned: { author: refs.clerk, recordedAt: "once", caseRef: refs.case, caseSeq: 2 },
        };
        const assigned = { erases: [{ recordRef: refs.phone, index: 5, skeleton }] };
        const decided = { targetRef: refs.phone, ground: "unlawful-record" };
        const decisionRef = await author.record(refs.founder, "erasure-decided", decided, { assigned });
        const performed = { targetRef: refs.phone, decisionRef, keysDestroyed: 1 };
        await author.record("register", "erasure-performed", performed, { isForced: true });
        await builder.publish();
        builder.erase(5);
      }, false),
    ...altered,
    says: [["record.refused-by-rules", "failed", "entry 7"]],
  },
  {
    claim: "a key that is gone without any decision is a missing record, not an erased one",
    arrange: () => arrangeInquiry(({ builder }) => builder.erase(5)),
    ...altered,
    says: [["record.erasure", "failed", "entry 5"]],
  },
  {
    claim: "a record said to be erased whose key is still there is caught",
    arrange: () =>
      arrangeMore(async ({ author, refs }) => {
        const targetRef = refs.phone;
        const decided = { targetRef, ground: "unlawful-record" };
        const decisionRef = await author.record(refs.founder, "erasure-decided", decided);
        const performed = { targetRef, decisionRef, keysDestroyed: 2 };
        await author.record("register", "erasure-performed", performed);
      }),
    ...altered,
    says: [["record.erasure", "failed", "entry 5"]],
    isAll: true,
  },
  {
    claim: "an erasure that is decided and not yet performed is noted",
    arrange: () =>
      arrangeMore(async ({ author, refs }) => {
        const decided = { targetRef: refs.phone, ground: "unlawful-record" };
        await author.record(refs.founder, "erasure-decided", decided);
      }),
    integrity: "integrity.unchanged",
    completeness: "completeness.no-anchor",
    says: [["record.erasure", "note", "entry 5"]],
    isAll: true,
  },
];

async function arrangeMore(
  act: (made: Inquiry) => void | Promise<void>,
  isToPublish = true,
): Promise<Arranged> {
  return arrangeInquiry(async (made) => {
    await act(made);
    if (isToPublish) await made.builder.publish();
  });
}

function arrangeSeizure(trespass: Trespass): Promise<Arranged> {
  return arrangeMore(async ({ author, refs }) => {
    await author.record(refs.clerk, "exhibit-seized", seizure(refs.case, "A-8", "Tablet"), trespass);
  });
}
