// SPDX-License-Identifier: Apache-2.0
import { Decrypter, generateHybridIdentity, identityToRecipient } from "age-encryption";
import { describe, expect, test } from "vitest";
import { ageHeaderSizeBytesMax, newAgeHeader, parseAgeHeader, recipientCount } from "./age-header.ts";
import { generateEvidenceIdentity } from "./evidence-identity.ts";

const owners = [await generateEvidenceIdentity(), await generateEvidenceIdentity()] as const;
const recipients = owners.map(({ recipient }) => recipient);

test("each recipient of a header gets the same file key out of it", async () => {
  const { header, fileKey } = await newAgeHeader(recipients);
  expect(fileKey.length).toBe(16);
  for (const { identity } of owners) {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    expect(Buffer.compare(await decrypter.decryptHeader(header), fileKey)).toBe(0);
  }
});

test("two headers never share a file key", async () => {
  const [a, b] = [await newAgeHeader(recipients), await newAgeHeader(recipients)];
  expect(Buffer.compare(a.fileKey, b.fileKey)).not.toBe(0);
});

test("a header names its recipients' kinds and nothing of what follows it", async () => {
  const hybrid = await identityToRecipient(await generateHybridIdentity());
  const { header } = await newAgeHeader([...recipients, hybrid]);
  const parsed = parseAgeHeader(Buffer.concat([header, Buffer.from("payload\n--- x\n")]));
  expect(Buffer.compare(parsed.bytes, header)).toBe(0);
  expect(parsed.stanzaTypes).toEqual(["X25519", "X25519", "mlkem768x25519"]);
  expect(recipientCount(parsed)).toBe(3);
});

test("a stanza that nobody can open is no recipient", async () => {
  const text = "age-encryption.org/v1\n-> X25519 AAAA\nAAAA\n-> h-grease x\n\n--- ";
  const parsed = parseAgeHeader(Buffer.from(`${text}${"A".repeat(43)}\n`));
  expect(recipientCount(parsed)).toBe(1);
});

describe("what is no header is refused with its offset", () => {
  const stanza = "-> X25519 AAAA\nAAAA\n";
  const version = "age-encryption.org/v1\n";
  const mac = `--- ${"A".repeat(43)}\n`;
  const cases: readonly (readonly [claim: string, text: string, problem: string])[] = [
    ["an empty file", "", "byte 0: no end"],
    ["another version", `age-encryption.org/v2\n${stanza}${mac}`, "byte 0: not an age v1 file"],
    ["no recipient", version + mac, "byte 22: no recipient"],
    ["no MAC", version + stanza, "byte 42: no end"],
    ["a short MAC", `${version}${stanza}--- AAAA\n`, "byte 42: not a MAC"],
    ["a MAC with spare bits", `${version}${stanza}--- ${"A".repeat(42)}B\n`, "byte 42: not a MAC"],
    ["a line that is nothing", `${version}${stanza}hello\n`, "byte 42: neither"],
    ["a recipient without a kind", `${version}->\nAAAA\n${mac}`, "byte 22: neither"],
    ["an empty argument", `${version}-> X25519  A\nAAAA\n${mac}`, "byte 22: a malformed recipient"],
    ["a body with padding", `${version}-> X25519 A\nAA==\n${mac}`, "byte 34: a malformed recipient body"],
    ["a body with spare bits", `${version}-> X25519 A\nAB\n${mac}`, "byte 34: a malformed recipient body"],
    ["a body line too long", `${version}-> X25519 A\n${"A".repeat(68)}\n${mac}`, "byte 34: a malformed"],
    ["a carriage return", `${version}-> X25519 AAAA\r\nAAAA\n${mac}`, "byte 22: a malformed recipient"],
    ["too many recipients", version + stanza.repeat(65) + mac, "more than 64 recipients"],
  ];

  test.each(cases)("%s", (_claim, text, problem) => {
    expect(() => parseAgeHeader(Buffer.from(text))).toThrow(problem);
  });

  test("an endless header, without reading all of it", () => {
    const endless = Buffer.concat([Buffer.from(version), Buffer.alloc(4 * ageHeaderSizeBytesMax, 0x41)]);
    expect(() => parseAgeHeader(endless)).toThrow("byte 22: no end of the header within its limit");
  });

  test("an armored file, by its name", () => {
    const armored = Buffer.from("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n");
    expect(() => parseAgeHeader(armored)).toThrow("armored text");
  });
});
