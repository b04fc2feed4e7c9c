// SPDX-License-Identifier: Apache-2.0
import {
  canonicalBytes,
  catalogue,
  type Draft,
  encodePayload,
  type JsonObject,
  type JsonValue,
  type Kind,
  parseCanonicalJson,
  parseDraft,
  parsePayload,
  ScelleError,
  searchText,
  skeletonOf,
} from "@scelle/core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryDraft, arbitraryPayload } from "../arbitrary.ts";

const runs = { numRuns: 40 };
const author = "00000000-0000-4000-8000-000000000000";
const assigned = { author, recordedAt: "2026-03-02T20:00:00.000Z" };

describe.each(catalogue.map((kind) => [kind.kind, kind] as const))("%s", (_, kind) => {
  const drafts = arbitraryDraft(kind);

  test("is taken as it is", () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        expect(parseDraft(draft)).toEqual(draft);
      }),
      runs,
    );
  });

  test("has one encoding, which is read back", () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const bytes = canonicalBytes(draft as unknown as JsonObject);
        expect(parseCanonicalJson(bytes, "draft")).toEqual(draft);
      }),
      runs,
    );
  });

  test("is refused with a field more, a field less or a field of another type", () => {
    fc.assert(
      fc.property(drafts, fc.nat(), (draft, choice) => {
        expect(() => parseDraft({ ...draft, stated: { ...draft.stated, planted: "x" } })).toThrow(
          ScelleError,
        );
        expect(() => parseDraft(withoutRequired(kind, draft, choice))).toThrow(ScelleError);
        expect(() => parseDraft(withOtherType(draft, choice))).toThrow(ScelleError);
      }),
      runs,
    );
  });

  test("leaves a skeleton without a word of it", () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const skeleton = skeletonOf(recordOf(draft));
        expect(searchText({ ...skeleton })).toBe("");
      }),
      runs,
    );
  });
});

test("a stored record is read back from its bytes, whatever its kind", () => {
  fc.assert(
    fc.property(fc.oneof(...catalogue.map(arbitraryPayload)), (payload) => {
      expect(parsePayload(encodePayload(payload))).toEqual(payload);
    }),
    { numRuns: 300 },
  );
});

function recordOf({ draftId, kind, version, stated, measured }: Draft) {
  const fields = { stated, original: stated, measured: measured ?? {}, assigned };
  return { index: 0, recordRef: draftId, kind, version, ...fields, corrections: [], erased: false };
}

function withoutRequired(kind: Kind, draft: Draft, choice: number): unknown {
  const names = ["draftId", "kind", "version", "stated"] as const;
  const name = names[choice % names.length] ?? "stated";
  const { [name]: _, ...rest } = draft;
  return choice % 2 === 0 ? rest : { ...draft, kind: `${kind.kind}-other` };
}

function withOtherType(draft: Draft, choice: number): unknown {
  const names = Object.keys(draft.stated);
  const name = names[choice % names.length] ?? "";
  const other: JsonValue = typeof draft.stated[name] === "object" ? "planted" : { planted: true };
  return { ...draft, stated: { ...draft.stated, [name]: other } };
}
