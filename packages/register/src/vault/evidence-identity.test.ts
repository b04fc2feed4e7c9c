// SPDX-License-Identifier: Apache-2.0
import { generateHybridIdentity, identityToRecipient } from "age-encryption";
import { describe, expect, test } from "vitest";
import {
  assertRecipient,
  generateEvidenceIdentity,
  parseIdentities,
  recipientOf,
} from "./evidence-identity.ts";

const { identity, recipient } = await generateEvidenceIdentity();

test("an identity has one recipient, also as the text of an identity file", async () => {
  expect(await recipientOf(identity)).toBe(recipient);
  expect(await recipientOf(`# created by an office\r\n\n  ${identity}  \n`)).toBe(recipient);
  await assertRecipient(recipient);
});

test("a hybrid post-quantum recipient is a recipient", async () => {
  await assertRecipient(await identityToRecipient(await generateHybridIdentity()));
});

describe("what is no recipient is refused, and a secret in its place is not repeated", () => {
  const wrong = [
    "",
    "age1",
    recipient.slice(0, -1) + (recipient.endsWith("q") ? "p" : "q"),
    recipient.toUpperCase(),
    ` ${recipient}`,
    `${recipient}\n`,
    `age1${"q".repeat(5_000)}`,
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5",
  ];
  test.each(wrong)("%j", async (text) => {
    await expect(assertRecipient(text)).rejects.toMatchObject({ code: "recipient.invalid" });
  });

  test("an identity given as a recipient stays out of the message", async () => {
    const refusal = await assertRecipient(identity).catch((cause: unknown) => cause);
    expect(refusal).toMatchObject({ code: "recipient.invalid" });
    expect(JSON.stringify(refusal) + String(refusal)).not.toContain(identity.slice(20, 30));
  });
});

describe("what is no identity is refused without repeating it", () => {
  const wrong = [
    "",
    "# nothing\n",
    recipient,
    `${identity}\nhello`,
    identity.toLowerCase(),
    identity.slice(0, 30),
  ];
  test.each(wrong)("%j", (text) => {
    expect(() => parseIdentities(text)).toThrow("not an age identity");
  });

  test("one with a wrong check", async () => {
    const last = identity.endsWith("Q") ? "P" : "Q";
    await expect(recipientOf(identity.slice(0, -1) + last)).rejects.toMatchObject({
      code: "identity.invalid",
    });
    await expect(recipientOf(`${identity}\n${identity}`)).rejects.toMatchObject({ code: "identity.invalid" });
  });
});
