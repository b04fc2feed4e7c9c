// SPDX-License-Identifier: Apache-2.0
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import {
  canonicalBytes,
  commitment,
  encodeEntry,
  formatCheckpoint,
  formatReceiptFile,
  formatVerifierKey,
  leafHash,
  parseProof,
  parseReceiptFile,
  parseRegisterJson,
  type ReceiptFile,
  type ScelleError,
  signNote,
  utf8,
} from "@scelle/core";
import { nodeCrypto, openRegister, serve, signDraft } from "@scelle/register";
import { verifyReceipt } from "@scelle/verifier";
import { webCrypto } from "@scelle/verifier/web-crypto";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ended, Visitor } from "../cli/scelle-process.ts";
import { expectRefusal, smallRegister } from "../cli/small-register.ts";
import { findProgram, toolTest } from "../tool-test.ts";
import { namedBytes, namedSigner } from "../verifier/test-crypto.ts";

const pageUrl = new URL("../../../packages/verifier/build/verify.html", import.meta.url);
let visitor: Visitor;
let keyFolder: string;
let key: string;
/** Of a case that was opened after the register was copied twice. */
let receipt: ReceiptFile;

const opening = (number: string) => [
  ...["record", "case-opened", "--field", `number=${number}`, "--field", "title=T"],
  ...["--field", "recipients=@evidence.key.pub"],
];

beforeAll(() => {
  visitor = new Visitor();
  ({ keyFolder } = smallRegister(visitor));
  key = parseRegisterJson(readFileSync(visitor.path("register/register.json"))).logKey;
  for (const copy of ["older", "fork"])
    cpSync(visitor.path("register"), visitor.path(copy), { recursive: true });
  cpSync(keyFolder, visitor.path("fork-keys"), { recursive: true });
  visitor.answer(...opening("C-2"), "--register", "register", "--receipt", "act.scelle-receipt");
  receipt = read("act.scelle-receipt");
  // The same keys go on elsewhere, and record another act at that place.
  for (const number of ["C-3", "C-4"])
    visitor.answer(...opening(number), "--register", "fork", "--keys", visitor.path("fork-keys"));
}, 120_000);
afterAll(() => visitor.leave());

const read = (name: string): ReceiptFile => parseReceiptFile(nodeCrypto, readFileSync(visitor.path(name)));
const verify = (...words: readonly string[]) => visitor.scelle(["verify", "act.scelle-receipt", ...words]);
const judged = (changed: ReceiptFile, logKey = key) =>
  verifyReceipt(utf8(formatReceiptFile(changed)), { crypto: nodeCrypto, logKey });

describe("a receipt", () => {
  test("is written beside the act, and judged alone: place, act and key", () => {
    const { code, stdout } = verify("--key", key, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ origin: "register.example", index: 4, isKeyFromOutside: true },
      record: { kind: "case-opened", key: expect.stringMatching(/^[\w-]{43}$/) },
    });
    const proved = /proves that this act was recorded in register\.example as entry 4/;
    expect(verify("--key", key).stdout).toMatch(proved);
    // Without a key from elsewhere it proves nothing, and does not claim to.
    const told = verify().stdout;
    expect(told).not.toMatch(proved);
    expect(told).toMatch(
      /agrees with itself:\n[\s\S]+The log’s key is the receipt’s own: it proves nothing before/,
    );
  });

  test("ends in a .tlog-proof, and is an anchor as that is", () => {
    const text = readFileSync(visitor.path("act.scelle-receipt"), "utf8");
    expect(parseProof(utf8(text.slice(text.indexOf("\n\n") + 2)))).toEqual(receipt.proof);
    const report = visitor.scelle(["verify", "register", "--anchor", "act.scelle-receipt"]);
    expect(report.code).toBe(0);
    expect(report.stdout).toMatch(/Completeness: established\. Of the first 5 entries none was dropped/);
  });

  test("changed in one bit is refused, or says the same", async () => {
    const bytes = readFileSync(visitor.path("act.scelle-receipt"));
    const same = await verifyReceipt(bytes, { crypto: nodeCrypto, logKey: key });
    let refused = 0;
    for (let at = 0; at < bytes.length; at++) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 7));
      try {
        expect(await verifyReceipt(changed, { crypto: nodeCrypto, logKey: key })).toEqual(same);
      } catch (cause) {
        expect((cause as ScelleError).code).toMatch(
          /^(format|receipt|note|checkpoint|author|witness|draft)\./,
        );
        refused += 1;
      }
    }
    // The name of a key of another is a line that nobody asked about.
    expect(bytes.length - refused).toBeLessThan(5);
  }, 60_000);

  test("is refused with the record, the entry or the key of another", async () => {
    const { opened: _closed, ...placeOnly } = receipt;
    await expect(judged(placeOnly)).resolves.not.toHaveProperty("record");
    const salt = namedBytes("other", 32);
    const opened = { salt, payload: receipt.opened?.payload ?? utf8("{}") };
    await expect(judged({ ...receipt, opened })).rejects.toMatchObject({ code: "receipt.other-content" });
    const proof = { ...receipt.proof, index: receipt.proof.index - 1 };
    await expect(judged({ ...receipt, proof })).rejects.toMatchObject({ code: "receipt.not-in-log" });
    const stranger = formatVerifierKey(nodeCrypto, "register.example", 1, namedSigner("x").publicKey);
    await expect(judged(receipt, stranger)).rejects.toMatchObject({ code: "receipt.other-log" });
    expectRefusal(verify("--key", stranger), 65, /Give the key of the register that it came from/);
  });

  test("is judged alike by a page’s cryptography", async () => {
    const bytes = readFileSync(visitor.path("act.scelle-receipt"));
    const [one, other] = await Promise.all(
      [nodeCrypto, webCrypto].map((crypto) => verifyReceipt(bytes, { crypto, logKey: key })),
    );
    expect(one).toEqual(other);
  });

  toolTest(
    "is judged alone by the page",
    ["chromium"],
    async () => {
      const executablePath = findProgram("chromium") ?? "chromium";
      const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
      try {
        const page = await browser.newPage();
        await page.goto(pageUrl.href);
        await page.fill("#key", key);
        await page.setInputFiles("#file", visitor.path("act.scelle-receipt"));
        const told = page.locator(".report, .refused");
        await told.waitFor({ timeout: 30_000 });
        const text = (await told.textContent()) ?? "";
        expect(text).toContain("proves that the act was recorded in that log at that place");
        expect(text).toContain("The log’s key is the one that you gave.");
        expect(text).toContain(receipt.opened === undefined ? "?" : "case-opened");
      } finally {
        await browser.close();
      }
    },
    60_000,
  );
});

describe("a register that is held against a receipt", () => {
  test("has the act", () => {
    const { code, stdout } = verify("--key", key, "--register", "register");
    expect(code).toBe(0);
    expect(stdout).toMatch(/register has it: entry 4 of its 5 entries is this one/);
  });

  test("denies the act by another one at its place: a proof that convinces anybody", () => {
    const { code, stdout } = verify("--key", key, "--register", "fork", "--misconduct", "both");
    expect(code).toBe(1);
    expect(stdout).toMatch(/fork denies it: its entry 4 is another one/);
    expect(stdout).toMatch(/both proves it to anybody who knows the key/);
    // Whoever gets that file needs neither the receipt nor the register.
    const proof = visitor.scelle(["verify", "both", "--key", key]);
    expect(proof.stdout).toContain("Misconduct is proved");
    const untold = verify("--key", key, "--register", "fork");
    expect(untold.stdout).toContain("--misconduct FILE writes what proves it to anybody");
    // The fork looks sound by itself: only what was kept outside shows it.
    expect(visitor.scelle(["verify", "fork", "--no-keys"]).code).toBe(0);
    const anchored = visitor.scelle(["verify", "fork", "--no-keys", "--anchor", "act.scelle-receipt"]);
    expect(anchored).toMatchObject({ code: 1, stdout: expect.stringContaining("history was rewritten") });
  });

  test("denies the act by ending before it", () => {
    const { code, stdout } = verify("--key", key, "--register", "older");
    expect(code).toBe(1);
    expect(stdout).toMatch(/older denies it: it has 4 entries and ends before entry 4/);
  });

  test("whose tiles were changed proves nothing", () => {
    cpSync(visitor.path("fork"), visitor.path("damaged"), { recursive: true });
    const path = visitor.path("damaged/log/tile/0/000.p/6");
    const tile = readFileSync(path);
    tile[4 * 32] = (tile[4 * 32] ?? 0) ^ 1;
    writeFileSync(path, tile);
    expect(verify("--key", key, "--register", "damaged").code).toBe(65);
  });
});

describe("a register that writes a receipt", () => {
  test("does so through its socket too, and only for whoever brings the act as they signed it", async () => {
    const register = await openRegister(visitor.path("register"), { keyFolder, command: "test" });
    const serving = await serve(register);
    try {
      const words = [...opening("C-9"), "--register", "register", "--receipt", "second.scelle-receipt"];
      expect(await ended(visitor.start(words))).toBe(0);
      const { opened } = read("second.scelle-receipt");
      const { draft } = JSON.parse(Buffer.from(opened?.payload ?? "").toString()) as { draft: never };
      const signer = namedSigner("stranger");
      const forged = await signDraft(register.origin, draft, signer);
      await expect(register.receiptFile(forged)).rejects.toMatchObject({ code: "reference.unknown" });
    } finally {
      await serving.close();
    }
  }, 60_000);

  test("and that made the act up is found: no key signed it", async () => {
    const origin = "liar.example";
    const signer = namedSigner("liar");
    const logKey = formatVerifierKey(nodeCrypto, origin, 1, signer.publicKey);
    const salt = namedBytes("salt", 32);
    const recorded = payloadOf(receipt);
    const { draft } = recorded;
    const payload = { ...recorded, draft: { ...draft, stated: { ...draft.stated, title: "Another" } } };
    const bytes = canonicalBytes(payload as never);
    const entry = encodeEntry({
      ...{ caseLink: namedBytes("link", 32), commit: commitment(nodeCrypto, salt, bytes) },
      ...{ ciphertextHash: namedBytes("ct", 32), keyName: namedBytes("key", 16) },
    });
    const text = formatCheckpoint({ origin, size: 1, root: leafHash(nodeCrypto, entry) });
    const proof = { index: 0, hashes: [], checkpoint: await signNote(nodeCrypto, text, origin, signer) };
    const made = { logKey, entry, opened: { salt, payload: bytes }, proof };
    await expect(judged(made, logKey)).rejects.toMatchObject({ code: "author.bad-signature" });
  });
});

function payloadOf({ opened }: ReceiptFile): { draft: { stated: object } } {
  return JSON.parse(Buffer.from(opened?.payload ?? "").toString()) as { draft: { stated: object } };
}
