// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  assigned,
  type Crypto,
  catalogue,
  defineKind,
  draftDigest,
  encodePayload,
  findKind,
  hex,
  type JsonObject,
  type Kind,
  parsePayload,
  stated,
  utf8,
} from "@scelle/core";
import { describe, expect, test } from "vitest";
import { cloneRoot } from "../tidy/source-tree.ts";
import { frozenForm } from "./frozen-form.ts";

interface FrozenKind {
  readonly form: JsonObject & { readonly kind: string; readonly version: number };
  /** A stored record of this kind, and what its author signed in the register `origin`. */
  readonly example: { readonly payload: string; readonly origin: string; readonly draftDigest: string };
}

const folder = join(cloneRoot, "testing", "vectors");
const frozen = readdirSync(folder)
  .filter((name) => /^records-v\d+\.json$/.test(name))
  .flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as FrozenKind[]);
const crypto = {
  sha256: (...parts: readonly Uint8Array[]) =>
    parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest(),
} as unknown as Crypto;

test("every kind is frozen, once: scripts/freeze-kinds.mjs freezes new ones", () => {
  const names = frozen.map(({ form }) => `${form.kind}/${form.version}`).sort();
  expect(names).toEqual(catalogue.map(({ kind, version }) => `${kind}/${version}`).sort());
});

describe.each(frozen.map((one) => [one.form.kind, one] as const))("%s", (name, { form, example }) => {
  test("is as it was released: a change is a new version", () => {
    const kind = findKind(name, form.version);
    expect(kind && frozenForm(kind)).toEqual(form);
  });

  test("still reads and writes the bytes of its example, and its author signed the same", () => {
    const bytes = utf8(example.payload);
    const payload = parsePayload(bytes);
    expect(encodePayload(payload)).toEqual(bytes);
    expect(hex(draftDigest(crypto, example.origin, payload.draft))).toBe(example.draftDigest);
  });
});

test.each<[string, (kind: Kind) => Kind]>([
  [
    "a longer text",
    (kind) => ({ ...kind, shape: { ...kind.shape, reason: fieldOf("custody-refused", "reason") } }),
  ],
  ["a field more", (kind) => ({ ...kind, shape: { ...kind.shape, note: fieldOf("case-closed", "reason") } })],
  [
    "a field that another answers for",
    (kind) => ({ ...kind, shape: { ...kind.shape, reason: moved(kind, "reason") } }),
  ],
  [
    "a fixed field set free",
    (kind) => ({ ...kind, shape: { ...kind.shape, personRef: freed(kind, "personRef") } }),
  ],
])("%s in a released kind is found", (_, change) => {
  const kind = findKind("member-admitted");
  if (kind === undefined) throw new Error("member-admitted is gone");
  expect(frozenForm(change(kind))).not.toEqual(frozenForm(kind));
});

test("another label is no change of a kind", () => {
  const [kind] = catalogue;
  if (kind === undefined) throw new Error("the catalogue is empty");
  expect(frozenForm(defineKind({ ...kind, title: { en: "Other", fr: "Autre" } }))).toEqual(frozenForm(kind));
});

function fieldOf(kind: string, name: string) {
  const field = findKind(kind)?.shape[name];
  if (field === undefined) throw new Error(`${kind} has no ${name}`);
  return field;
}

function moved(kind: Kind, name: string) {
  const { schema, meta } = fieldOf(kind.kind, name);
  return assigned(schema, meta);
}

function freed(kind: Kind, name: string) {
  const { schema, meta } = fieldOf(kind.kind, name);
  return stated(schema, { label: meta.label });
}
