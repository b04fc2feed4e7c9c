// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Crypto } from "../crypto.ts";
import { canonicalBytes, canonicalJson, type JsonObject } from "../encoding/canonical-json.ts";
import { ScelleError } from "../errors.ts";
import { draftSizeBytesMax, payloadSizeBytesMax } from "../limits.ts";
import { type Draft, draftDigest, parseDraft, parseSignedDraft } from "./draft.ts";
import { draftText } from "./draft-text.ts";
import { encodePayload, parsePayload, type RecordPayload } from "./payload.ts";
import { sampleMeasured, sampleStated } from "./spec/sample-fields.ts";
import { between, keyOf, refOf } from "./spec/spec-names.ts";

const draft: Draft = {
  draftId: refOf("exhibit"),
  kind: "exhibit-seized",
  version: 1,
  stated: sampleStated("exhibit-seized"),
};
const image: Draft = {
  draftId: refOf("image"),
  kind: "image-acquired",
  version: 1,
  stated: sampleStated("image-acquired"),
  measured: sampleMeasured("image-acquired") ?? {},
  measuredBy: "scelle/0.1.0",
};
const signature = { key: keyOf("lead"), value: "A".repeat(86) };
const payload: RecordPayload = {
  assigned: {
    author: refOf("lead"),
    recordedAt: "2026-03-02T20:00:00.000Z",
    caseRef: refOf("case"),
    caseSeq: 4,
  },
  draft,
  signature,
  v: 1,
};
const stating = (fields: JsonObject): unknown => ({ ...draft, stated: { ...draft.stated, ...fields } });

describe("a draft", () => {
  test("is taken as it is, with exactly the fields of its kind", () => {
    expect(parseDraft(draft)).toEqual(draft);
    expect(parseDraft(image)).toEqual(image);
  });

  test.each<[string, unknown, string, string]>([
    ["not an object", 7, "draft.invalid", "draft"],
    ["of a kind that there is not", { ...draft, kind: "exhibit-stolen" }, "draft.unknown-kind", ""],
    ["of a version that only a newer program knows", { ...draft, version: 2 }, "format.newer", ""],
    ["of version zero", { ...draft, version: 0 }, "draft.unknown-kind", ""],
    ["with a member that drafts do not have", { ...draft, author: refOf("lead") }, "draft.invalid", "author"],
    ["that measures what its kind does not", { ...draft, measured: {} }, "draft.invalid", "measured"],
    ["that leaves out what it measured", { ...image, measured: undefined }, "draft.invalid", "measured"],
    ["that does not say by what it measured", withoutMeasuredBy(), "draft.invalid", "measuredBy"],
    [
      "that states what is assigned",
      stating({ recordedAt: "2026-03-02T20:00:00.000Z" }),
      "draft.invalid",
      "recordedAt",
    ],
    ["without a required field", stating({ place: undefined as never }), "draft.invalid", "place"],
    ["with an empty text", stating({ place: "" }), "draft.invalid", "place"],
    ["with a text too long", stating({ place: "x".repeat(301) }), "draft.invalid", "place"],
    ["with a control character", stating({ place: "a\u0007b" }), "draft.invalid", "place"],
    ["that turns the direction of writing", stating({ place: "a\u202eb" }), "draft.invalid", "place"],
    ["with half of a surrogate pair", stating({ place: "a\ud800" }), "draft.invalid", "place"],
    ["with a word outside the vocabulary", stating({ category: "Phone" }), "draft.invalid", "category"],
    [
      "with a reference in capitals",
      stating({ caseRef: refOf("case").toUpperCase() }),
      "draft.invalid",
      "caseRef",
    ],
    [
      "with a time that ends before it begins",
      stating({ seizedAt: between("09:00", "08:00") }),
      "draft.invalid",
      "seizedAt",
    ],
    ["with a time without its zone", stating({ seizedAt: withoutZone() }), "draft.invalid", "seizedAt.zone"],
    [
      "with a day that there is not",
      stating({ seizedAt: onThirtiethOfFebruary() }),
      "draft.invalid",
      "seizedAt.earliest",
    ],
    ["with an amount without its unit", stating({ quantity: { value: 3 } }), "draft.invalid", "quantity"],
    [
      "with an amount both exact and about",
      stating({ quantity: { value: 3, about: 3, unit: "gram" } }),
      "draft.invalid",
      "quantity",
    ],
    [
      "with a negative amount",
      stating({ quantity: { value: -1, unit: "gram" } }),
      "draft.invalid",
      "quantity.value",
    ],
    [
      "with a lower bound above the upper",
      stating({ quantity: { low: 3, high: 2, unit: "gram" } }),
      "draft.invalid",
      "quantity",
    ],
  ])("%s is refused", (_, value, code, field) => {
    const error = errorOf(() => parseDraft(value));
    expect(error.code).toBe(code);
    expect(error.facts["field"] ?? "").toBe(field);
  });

  test("a refusal repeats nothing of what was refused", () => {
    const secret = "Informant 7";
    for (const value of [
      stating({ [secret]: "x" }),
      stating({ category: secret }),
      { ...draft, kind: secret },
    ]) {
      const error = errorOf(() => parseDraft(value));
      expect(`${error.message}${JSON.stringify(error.facts)}`).not.toContain("Informant");
    }
  });

  test("does not lose a member whose name means something to the program", () => {
    const fields = JSON.parse('{"__proto__":{"place":"x"},"place":"Desk 4"}');
    const stated = { targetRef: refOf("exhibit"), fields, reason: "Mistake" };
    const correction = { draftId: refOf("a"), kind: "correction-made", version: 1, stated };
    expect(errorOf(() => parseDraft(correction)).code).toBe("draft.invalid");
  });

  test("holds no number that is written as another", () => {
    expect(errorOf(() => parseDraft(stating({ quantity: { value: -0, unit: "gram" } }))).code).toBe(
      "draft.invalid",
    );
  });

  test("is not longer than a form", () => {
    const attendees = Array.from({ length: 20 }, () => ({
      personRef: refOf("lab"),
      capacity: "witness",
      signature: "refused",
      reason: "é".repeat(500),
    }));
    const fields = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [`field${i}`, "x".repeat(2_000)]),
    );
    const correction = { targetRef: refOf("exhibit"), fields, reason: "All of it" };
    const large = { draftId: refOf("a"), kind: "correction-made", version: 1, stated: correction };
    const error = errorOf(() => parseDraft(large));
    expect(error.code).toBe("draft.too-large");
    expect(error.facts).toMatchObject({ sizeBytesMax: draftSizeBytesMax });
    const stated = { ...sampleStated("attendance-recorded"), attendees };
    expect(() => parseDraft({ ...large, kind: "attendance-recorded", stated })).not.toThrow();
  });
});

describe("a signed draft", () => {
  test("carries key and signature in their one encoding", () => {
    expect(parseSignedDraft({ draft, signature })).toEqual({ draft, signature });
    const bent = { ...signature, key: `${signature.key.slice(0, 42)}B` };
    expect(errorOf(() => parseSignedDraft({ draft, signature: bent })).facts["field"]).toBe("signature.key");
    expect(errorOf(() => parseSignedDraft({ draft, signature, note: "x" })).facts["field"]).toBe("note");
  });

  test("is signed for one register only", () => {
    const digest = draftDigest(nodeCrypto, "register.example/a", draft);
    const bytes = Buffer.concat([
      Buffer.from("scelle/draft/v1\0register.example/a\0"),
      Buffer.from(canonicalJson(draft as unknown as JsonObject)),
    ]);
    expect(Buffer.from(digest).toString("hex")).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(draftDigest(nodeCrypto, "register.example/b", draft)).not.toEqual(digest);
  });
});

describe("a payload", () => {
  test("is read back as it was written, from one encoding only", () => {
    const bytes = encodePayload(payload);
    expect(parsePayload(bytes)).toEqual(payload);
    const spaced = new TextEncoder().encode(` ${new TextDecoder().decode(bytes)}`);
    expect(errorOf(() => parsePayload(spaced)).code).toBe("format.malformed");
  });

  test.each<[string, Draft]>([
    ["a seizure", draft],
    ["an image", image],
    ["words in other letters", { ...draft, stated: { ...draft.stated, place: "Büro 4 – „oben“ 🔒" } }],
  ])("gives back the draft with the text that was signed: %s", (_, signed) => {
    const read = parsePayload(encodePayload({ ...payload, draft: signed })).draft;
    const text = canonicalJson(signed as unknown as JsonObject);
    expect(draftText(read)).toBe(text);
    for (const origin of ["register.example/a", "register.example/b", "register.example/a"]) {
      const plain = draftDigest(nodeCrypto, origin, { ...signed });
      expect(draftDigest(nodeCrypto, origin, read)).toEqual(plain);
    }
  });

  test.each<[string, JsonObject]>([
    ["without its author", { assigned: { recordedAt: "2026-03-02T20:00:00.000Z" } }],
    ["with an assigned field of another kind", { assigned: { ...payload.assigned, shown: [] } }],
    ["of another version", { v: 2 }],
    ["with a member more", { extra: true }],
  ])("%s is refused", (_, change) => {
    const value = { ...payload, ...change } as unknown as RecordPayload;
    expect(errorOf(() => encodePayload(value)).code).toBe("draft.invalid");
    expect(errorOf(() => parsePayload(canonicalBytes(value as unknown as JsonObject))).code).toBe(
      "draft.invalid",
    );
  });

  test("longer than its bound is refused before it is read", () => {
    const error = errorOf(() => parsePayload(new Uint8Array(payloadSizeBytesMax + 1)));
    expect(error.code).toBe("format.malformed");
  });
});

const nodeCrypto = {
  sha256: (...parts: readonly Uint8Array[]) => createHash("sha256").update(Buffer.concat(parts)).digest(),
} as unknown as Crypto;

function errorOf(act: () => unknown): ScelleError {
  try {
    act();
  } catch (error) {
    if (error instanceof ScelleError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

function withoutMeasuredBy(): unknown {
  const { measuredBy: _, ...rest } = image;
  return rest;
}

function withoutZone(): JsonObject {
  const { zone: _, ...rest } = between("08:00");
  return rest;
}

function onThirtiethOfFebruary(): JsonObject {
  return { ...between("08:00"), earliest: "2026-02-30T08:00:00.000Z" };
}
