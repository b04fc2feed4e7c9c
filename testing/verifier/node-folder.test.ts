// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { memoryFolder, verifyRegister } from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inquiry } from "./inquiry.ts";
import { testCrypto } from "./test-crypto.ts";

let top: string;

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), "scelle-verify-"));
});

afterEach(() => {
  rmSync(top, { recursive: true });
});

describe("a register on disk", () => {
  test("is judged as the same register in memory", async () => {
    const { files, builder } = await inquiry();
    writeFiles(files);
    const { recordKey, linkRootKey } = builder;
    const options = { crypto: testCrypto, recordKey, linkRootKey, deep: true };
    const onDisk = await verifyRegister(nodeFolder(top), options);
    expect(onDisk).toEqual(await verifyRegister(memoryFolder(files), options));
    expect(onDisk.integrity.value).toBe("holds");
  });

  test("is not read through links, neither a file's nor a folder's", async () => {
    const { files } = await inquiry();
    writeFiles(files);
    const elsewhere = mkdtempSync(join(tmpdir(), "scelle-elsewhere-"));
    try {
      writeFileSync(join(elsewhere, "keys"), files.get("keys/0") ?? new Uint8Array(0));
      rmSync(join(top, "keys/0"));
      symlinkSync(join(elsewhere, "keys"), join(top, "keys/0"));
      rmSync(join(top, "payload"), { recursive: true });
      symlinkSync(elsewhere, join(top, "payload"));
      const { checks } = await verifyRegister(nodeFolder(top), { crypto: testCrypto });
      const refused = checks.filter(({ code }) => code === "folder.readable");
      expect(refused.map(({ subject, facts }) => [subject, facts["problem"]])).toEqual(
        expect.arrayContaining([
          ["keys/0", "link"],
          ["payload", "link"],
        ]),
      );
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  test("a path that is a folder where a file is due is refused by name", async () => {
    const { files } = await inquiry();
    writeFiles(files);
    rmSync(join(top, "log/checkpoint"));
    mkdirSync(join(top, "log/checkpoint"));
    const { checks, integrity } = await verifyRegister(nodeFolder(top), { crypto: testCrypto });
    expect(integrity.value).toBe("fails");
    expect(checks).toContainEqual(
      expect.objectContaining({ code: "folder.readable", subject: "log/checkpoint" }),
    );
  });

  test("a folder that holds nothing is no register", async () => {
    const report = await verifyRegister(nodeFolder(top), { crypto: testCrypto });
    expect(report.integrity.code).toBe("integrity.no-checkpoint");
    expect(report.completeness.value).toBe("not-established");
  });

  test("what is streamed in pieces is what was written", async () => {
    const bytes = Uint8Array.from({ length: 2_500_000 }, (_, i) => i % 251);
    writeFiles(new Map([["vault/x", bytes]]));
    const pieces: number[] = [];
    let at = 0;
    for await (const piece of nodeFolder(top).stream("vault/x")) {
      expect(Buffer.compare(piece, bytes.subarray(at, at + piece.length))).toBe(0);
      at += piece.length;
      pieces.push(piece.length);
    }
    expect(at).toBe(bytes.length);
    expect(pieces.length).toBe(3);
  });
});

function writeFiles(files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), bytes);
  }
}
