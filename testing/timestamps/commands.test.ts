// SPDX-License-Identifier: Apache-2.0
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { formatTimestampPolicy, parseCertificate } from "@scelle/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ended, Visitor } from "../cli/scelle-process.ts";
import { expectRefusal, smallRegister } from "../cli/small-register.ts";
import { vectors } from "../fuzz/vectors.ts";
import { bytesOf } from "../log/vector-file.ts";
import { toolTest } from "../tool-test.ts";
import { LocalAuthority } from "./local-authority.ts";

let visitor: Visitor;
beforeAll(() => {
  visitor = new Visitor();
  smallRegister(visitor);
  const [vector] = vectors.timestamps.tokens;
  writeFileSync(visitor.path("root.der"), bytesOf(vector?.root ?? ""));
}, 60_000);
afterAll(() => visitor.leave());

const at = ["--register", "register"] as const;
const add = (name: string, url: string, ...words: string[]) =>
  visitor.scelle(["timestamp", "add", name, "--url", url, "--ca", "root.der", ...at, ...words]);

/** A command beside which this process goes on: the authority of these tests is in it. */
async function beside(...words: readonly string[]) {
  const child = visitor.start(words);
  const said = { stdout: "", stderr: "" };
  child.stdout?.on("data", (part: Buffer) => (said.stdout += part.toString()));
  child.stderr?.on("data", (part: Buffer) => (said.stderr += part.toString()));
  const code = await ended(child);
  return { code, ...said };
}

describe("scelle timestamp", () => {
  test("says that nobody is asked, and what to do", () => {
    const { code, stdout } = visitor.scelle(["timestamp", "status", ...at]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/No authority outside attests the time of .+: scelle timestamp add/);
    expectRefusal(visitor.scelle(["timestamp", "now", ...at]), 64, /scelle timestamp add/);
    expect(visitor.scelle(["doctor", ...at]).stdout).toMatch(
      /^note {3}No authority outside attests the time/m,
    );
  });

  const refused: readonly (readonly [string, () => ReturnType<typeof add>, number, RegExp])[] = [
    ["plain HTTP elsewhere", () => add("notary", "http://time.example/"), 64, /Give its https:/],
    ["a name of two words", () => add("two words", "https://time.example/"), 64, /notary-time/],
    [
      "a policy that is none",
      () => add("notary", "https://time.example/", "--policy", "1.x"),
      64,
      /leave --policy out/,
    ],
    [
      "a file without a certificate",
      () => add("notary", "https://time.example/", "--ca", "evidence.key.pub"),
      65,
      /PEM/,
    ],
  ];
  test.each(refused)("refuses %s in a sentence with the cure", (_claim, run, code, cure) => {
    expectRefusal(run(), code, cure);
    expect(existsSync(visitor.path("register/timestamp.policy"))).toBe(false);
  });

  toolTest(
    "has two authorities attest the newest checkpoint, and says when one is silent",
    ["openssl"],
    async () => {
      const first = await LocalAuthority.start(visitor.path("issued"), "first");
      const second = await LocalAuthority.start(visitor.path("issued"), "second");
      try {
        for (const [name, authority] of Object.entries({ first, second })) {
          const added = add(name, authority.url, "--ca", authority.rootPath, "--rhythm", "change");
          expect(added).toMatchObject({ code: 0, stderr: "" });
          expect(added.stdout).toContain("has attested nothing that is here");
        }
        const asked = await beside("timestamp", "now", ...at);
        expect(asked).toMatchObject({ code: 0, stderr: "" });
        expect(asked.stdout.match(/attests that \d+ entries existed at 20/g)).toHaveLength(2);
        const status = visitor.scelle(["timestamp", "status", ...at]);
        expect(status.code).toBe(0);
        expect(status.stdout).toMatch(/first +attested that \d+ entries existed at \S+Z\.\n/);
        await second.close();
        const alone = await beside("timestamp", "now", ...at, "--json");
        expect(alone.code).toBe(1);
        const { authorities } = JSON.parse(alone.stdout) as { authorities: { error?: { code: string } }[] };
        expect(authorities.map(({ error }) => error?.code)).toEqual([undefined, "timestamp.unreachable"]);
        const doctor = await beside("doctor", ...at);
        expect(doctor.stdout).toMatch(/^ok {5}first attested that \d+ entries existed/m);
      } finally {
        await first.close();
      }
    },
    90_000,
  );

  test("says why an authority that answers is asked in vain, once or twice", async () => {
    const path = visitor.path("register/timestamp.policy");
    rmSync(path, { force: true });
    const busy = createServer((_, answer) => answer.writeHead(503).end()).listen(0, "127.0.0.1");
    try {
      await once(busy, "listening");
      const url = `http://127.0.0.1:${(busy.address() as AddressInfo).port}/`;
      expect(add("busy", url, "--rhythm", "change").code).toBe(0);
      const body = ["--field", "name=Court", "--field", "bodyType=court", ...at];
      expect(await beside("record", "body-registered", ...body)).toMatchObject({ code: 0 });
      const status = visitor.scelle(["timestamp", "status", ...at]);
      expect(status.stdout).toMatch(/asked in vain once at \S+; again after/);
      expect(status.stdout).toMatch(/is no answer of an authority for time \(HTTP 503\)/);
    } finally {
      busy.close();
      rmSync(path);
    }
  });

  test("asks no more than eight, and keeps the file that it cannot read", () => {
    const path = visitor.path("register/timestamp.policy");
    const before = existsSync(path) ? readFileSync(path) : undefined;
    const trusted = [parseCertificate(readFileSync(visitor.path("root.der")))];
    const authorities = Array.from({ length: 8 }, (_, i) => {
      return { name: `n${i}`, url: `https://time${i}.example/`, policy: undefined, trusted };
    });
    writeFileSync(path, formatTimestampPolicy({ rhythm: "daily", authorities }));
    expectRefusal(add("one-more", "https://more.example/"), 73, /Take a line out/);
    writeFileSync(path, "rhythm sometimes\n");
    expectRefusal(add("n0", "https://time0.example/"), 65, /timestamp.policy/);
    if (before !== undefined) writeFileSync(path, before);
  });
});
