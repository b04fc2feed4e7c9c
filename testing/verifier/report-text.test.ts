// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from "node:fs";
import {
  type Check,
  checkSentence,
  checkTable,
  memoryFolder,
  notProvedTable,
  problemTable,
  reportJson,
  reportText,
  toolVersion,
  verdictTable,
  verifyRegister,
} from "@scelle/verifier";
import { describe, expect, test } from "vitest";
import { inquiry } from "./inquiry.ts";
import { edit } from "./scenario.ts";
import { testCrypto } from "./test-crypto.ts";
import { unfilled } from "./unfilled.ts";

const languages = ["en", "fr"] as const;

describe("the report", () => {
  test("begins with the two verdicts and names what is wrong before what is in order", async () => {
    const { files } = await inquiry();
    edit(files, "log/tile/0/000.p/13", 70, 1);
    const report = await verifyRegister(memoryFolder(files), { crypto: testCrypto });
    const lines = reportText(report, "en").split("\n");
    expect(lines[2]).toMatch(/^Integrity: +refuted\. /);
    expect(lines[3]).toMatch(/^Completeness: not established\. /);
    const wrong = lines.indexOf("What is wrong:");
    expect(lines[wrong + 1]).toBe("  - log/tile/0/000.p/13: hash 2 is not what the entries give.");
    expect(wrong).toBeLessThan(lines.indexOf("What was checked:"));
    expect(reportText(report, "fr")).toContain("l’empreinte 2 n’est pas celle que donnent les entrées");
  });

  test("as JSON says the same and holds no content of any record", async () => {
    const { files, builder } = await inquiry();
    const { recordKey, linkRootKey } = builder;
    const options = { crypto: testCrypto, recordKey, linkRootKey };
    const text = reportJson(await verifyRegister(memoryFolder(files), options));
    const parsed = JSON.parse(text) as { integrity: { value: string }; unwitnessed: unknown };
    expect(parsed.integrity.value).toBe("holds");
    expect(parsed.unwitnessed).toEqual({ fromIndex: 0, toIndex: 12 });
    for (const words of ["telephone", "Registrar", "Missing phones", "Clerk"]) {
      expect(text).not.toContain(words);
    }
  });

  test("counts contents by state, and the states add up", async () => {
    const { files, builder } = await inquiry();
    edit(files, "payload/00000000000000000003.2", 50, 1);
    const { recordKey } = builder;
    const { counts } = await verifyRegister(memoryFolder(files), { crypto: testCrypto, recordKey });
    expect(counts).toEqual({ entries: 13, intact: 11, sealed: 0, erased: 1, missing: 0, altered: 1 });
  });

  test.each(languages)("leaves no placeholder unfilled, whatever goes wrong (%s)", async (language) => {
    const { files } = await inquiry();
    for (const path of [...files.keys()]) edit(files, path, 40, 0x7e);
    const report = await verifyRegister(memoryFolder(files), { crypto: testCrypto });
    expect(reportText(report, language)).not.toMatch(unfilled);
  });

  test("has each sentence in both languages, with the same facts", () => {
    const rows = [...Object.values(checkTable), verdictTable, notProvedTable, problemTable];
    const sentences = rows.flatMap((row) => Object.values(row).filter((cell) => typeof cell === "object"));
    expect(sentences.length).toBeGreaterThan(100);
    for (const { en, fr } of sentences) {
      expect(factsOf(fr)).toEqual(factsOf(en));
      expect(fr).not.toBe("");
    }
  });

  test("says a problem in words", () => {
    const facts = { problem: "size", found: 3, expected: 96 };
    const check: Check = { code: "log.tile", outcome: "failed", subject: "log/tile/0/000.p/3", facts };
    expect(checkSentence(check, "en")).toBe("log/tile/0/000.p/3: it has 3 bytes instead of 96.");
  });

  test("names the version of the package that made it", () => {
    const manifest = new URL("../../../packages/verifier/package.json", import.meta.url);
    expect((JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version).toBe(toolVersion);
  });
});

function factsOf(sentence: string): string[] {
  return [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "").sort();
}
