// SPDX-License-Identifier: Apache-2.0
import { protectedIdentitySizeBytesMax } from "@scelle/core";
import { beforeAll, expect, test } from "vitest";
import { type EvidenceIdentity, generateEvidenceIdentity } from "../vault/evidence-identity.ts";
import { openIdentity, sealIdentity, takeOffOuterSeal } from "./protected-identity.ts";

let custodian: EvidenceIdentity;
let second: EvidenceIdentity;
beforeAll(async () => {
  custodian = await generateEvidenceIdentity();
  second = await generateEvidenceIdentity();
});

const keepers = () => ({ custodian: custodian.recipient, second: second.recipient });
const name = "Clerk 12 of the harbour office, to be reached by post only. Éloïse, dite « 12 »";

test("opens by the second person and the custodian, one after the other", async () => {
  const outer = await sealIdentity(name, keepers());
  const inner = await takeOffOuterSeal(outer, second.identity, "second.key");
  expect(await openIdentity(inner, custodian.identity, "custodian.key")).toBe(name);
});

test("neither of them opens anything alone, nor in the other order", async () => {
  const outer = await sealIdentity(name, keepers());
  const refused = { code: "source.wrong-key" };
  await expect(openIdentity(outer, custodian.identity, "custodian.key")).rejects.toMatchObject(refused);
  await expect(takeOffOuterSeal(outer, custodian.identity, "custodian.key")).rejects.toMatchObject(refused);
  const inner = await takeOffOuterSeal(outer, second.identity, "second.key");
  await expect(openIdentity(inner, second.identity, "second.key")).rejects.toMatchObject(refused);
  expect(Buffer.from(inner, "base64url").toString("latin1")).not.toContain("harbour");
});

test("no length tells anything of whom it is", async () => {
  const texts = ["X", name, "x".repeat(protectedIdentitySizeBytesMax)];
  const sizes = await Promise.all(texts.map(async (text) => (await sealIdentity(text, keepers())).length));
  expect(new Set(sizes).size).toBe(1);
});

test.each([
  ["nothing", ""],
  ["more than fits", "é".repeat(protectedIdentitySizeBytesMax)],
])("%s is refused", async (_, text) => {
  await expect(sealIdentity(text, keepers())).rejects.toMatchObject({ code: "source.too-long" });
});

test("what was sealed by something else than an identity is malformed", async () => {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  encrypter.addRecipient(custodian.recipient);
  for (const bytes of [new Uint8Array(0), Uint8Array.of(0), new Uint8Array(2_048).fill(255)]) {
    const inner = Buffer.from(await encrypter.encrypt(bytes)).toString("base64url");
    const opening = openIdentity(inner, custodian.identity, "custodian.key");
    await expect(opening).rejects.toMatchObject({ code: "format.malformed" });
  }
});
