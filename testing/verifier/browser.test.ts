// SPDX-License-Identifier: Apache-2.0
import { constants, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SignatureScheme } from "@scelle/core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Firefox, firefoxProgram } from "../e2e/firefox.ts";
import { findProgram, toolTest } from "../tool-test.ts";
import { inquiry } from "./inquiry.ts";
import { type ModuleServer, serveModules } from "./module-server.ts";
import { edit } from "./scenario.ts";
import { testCrypto } from "./test-crypto.ts";
import { type Answers, answer, type Questions, type SchemeQuestion } from "./vector-verdicts.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What a page needs to load the modules as they were compiled, without a bundler. */
const imports = {
  "@scelle/core": "/packages/core/dist/index.js",
  "@scelle/verifier": "/packages/verifier/dist/index.js",
  "@scelle/verifier/web-crypto": "/packages/verifier/dist/web-crypto.js",
  "@noble/hashes/": "/node_modules/@noble/hashes/",
  "@zip.js/zip.js": "/node_modules/@zip.js/zip.js/index.js",
  "zod/mini": "/node_modules/zod/mini/index.js",
};

const page = `<!doctype html><meta charset="utf-8"><title>Verdicts</title>
<script type="importmap">${JSON.stringify({ imports })}</script>
<script type="module">
import { webCrypto } from "@scelle/verifier/web-crypto";
import { answer } from "/testing/dist/verifier/vector-verdicts.js";
globalThis.answer = (questions) => answer(webCrypto, questions);
</script>`;

const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let questions: Questions;
let inNode: Answers;

beforeAll(async () => {
  questions = await ask();
  inNode = await answer(testCrypto, questions);
});

describe("verdicts in Node", () => {
  test("are what the vectors say, for all 196 Merkle proofs and every note", () => {
    const { inclusion, consistency } = questions.merkle;
    const cases = [...inclusion, ...consistency];
    expect(cases.length).toBe(196);
    for (const { name, isValid } of cases) expect([name, inNode.merkle[name]]).toEqual([name, isValid]);
    const { accepted, refused } = questions.note;
    for (const { name } of accepted) expect([name, inNode.notes[name]]).toEqual([name, "accepted"]);
    for (const { name, code } of refused) expect([name, inNode.notes[name]]).toEqual([name, code]);
    expect(inNode.registers.map(({ integrity }) => integrity.value)).toEqual(["holds", "fails"]);
  });
});

const browsers = [
  { program: "chromium", ask: answerInChromium },
  { program: firefoxProgram, ask: answerInFirefox },
] as const;

describe.each(browsers)("verdicts in $program", ({ program, ask: answerIn }) => {
  let inBrowser: Answers;
  let server: ModuleServer | undefined;
  const programs = [program];

  afterAll(() => server?.close());

  toolTest(
    "the verifier's own modules load in a page as they are",
    programs,
    async () => {
      server = await serveModules(root, page);
      inBrowser = await answerIn(server);
      expect(server.missing.filter((path) => path !== "/favicon.ico")).toEqual([]);
    },
    120_000,
  );

  toolTest("all 196 Merkle proofs, every note, checkpoint and proof are judged alike", programs, () => {
    expect(Object.keys(inBrowser.merkle).length).toBe(196);
    expect(inBrowser.merkle).toEqual(inNode.merkle);
    expect(inBrowser.notes).toEqual(inNode.notes);
    expect(inBrowser.checkpoints).toEqual(inNode.checkpoints);
    expect(inBrowser.proofs).toEqual(inNode.proofs);
  });

  toolTest("whole registers, sound and tampered with, are judged alike", programs, () => {
    expect(inBrowser.registers).toEqual(inNode.registers);
  });

  toolTest("signatures on which libraries disagree are judged alike", programs, () => {
    expect(inBrowser.edgeSignatures).toEqual(inNode.edgeSignatures);
    expect(new Set(inNode.edgeSignatures)).toEqual(new Set([false]));
  });

  toolTest(
    "authorities for time are judged alike by every scheme, and what is malformed is no error",
    programs,
    () => {
      expect(inBrowser.schemes).toEqual(inNode.schemes);
      expect(inNode.schemes.filter((isGood) => isGood)).toHaveLength(schemes.length);
      expect(inBrowser.tokens).toEqual(inNode.tokens);
    },
  );

  toolTest("passkeys are judged alike, those that signed and those that did not", programs, () => {
    expect(inBrowser.passkeys).toEqual(inNode.passkeys);
    expect(new Set(inNode.passkeys).size).toBeGreaterThan(5);
  });
});

async function answerInFirefox({ address }: ModuleServer): Promise<Answers> {
  const firefox = await Firefox.start();
  try {
    await firefox.open(address);
    await firefox.runInPage(
      `const told = (text) => { document.documentElement.dataset.answer = text; };
      globalThis.addEventListener("error", ({ message }) => told("error: " + message));
      const asked = ${JSON.stringify(questions)};
      (async () => {
        while (globalThis.answer === undefined) await new Promise((done) => setTimeout(done, 50));
        told(JSON.stringify(await globalThis.answer(asked)));
      })().catch((error) => told("error: " + error));`,
    );
    const text = await firefox.waitFor<string>(
      "return document.documentElement.dataset.answer ?? null",
      90_000,
    );
    if (text.startsWith("error")) throw new Error(text);
    return JSON.parse(text) as Answers;
  } finally {
    await firefox.end();
  }
}

async function answerInChromium({ address }: ModuleServer): Promise<Answers> {
  const profile = mkdtempSync(join(tmpdir(), "scelle-chromium-"));
  const executablePath = findProgram("chromium") ?? "chromium";
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: chromiumFlags,
  });
  try {
    const tab = await browser.newPage();
    const problems: string[] = [];
    tab.on("pageerror", (error) => problems.push(String(error)));
    tab.on("console", (message) => problems.push(message.text()));
    await tab.goto(address);
    try {
      await tab.waitForFunction("typeof globalThis.answer === 'function'", undefined, { timeout: 30_000 });
    } catch (cause) {
      throw new Error(`the page did not load: ${problems.join("; ")}`, { cause });
    }
    return (await tab.evaluate(`globalThis.answer(${JSON.stringify(questions)})`)) as Answers;
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function ask(): Promise<Questions> {
  const sound = await inquiry();
  const tampered = await inquiry();
  edit(tampered.files, "log/tile/entries/000.p/13", 900, 0x41);
  edit(tampered.files, tampered.objectPath, 1_150_000, 1);
  edit(tampered.files, "keys/0", 3, 0x11);
  return {
    merkle: vectors("merkle") as Questions["merkle"],
    note: vectors("note") as Questions["note"],
    checkpoint: vectors("checkpoint") as Questions["checkpoint"],
    proof: vectors("proof") as Questions["proof"],
    registers: [sound, tampered].map(({ files, builder }) => ({
      files: Object.fromEntries([...files].map(([path, bytes]) => [path, hexOf(bytes)])),
      recordKey: hexOf(builder.recordKey),
      linkRootKey: hexOf(builder.linkRootKey),
    })),
    edgeSignatures: edgeSignatures(),
    schemes: schemes.flatMap(schemeQuestions),
    passkeys: (vectors("passkey") as { cases: Questions["passkeys"] }).cases,
    tokens: (vectors("timestamp") as { tokens: Questions["tokens"] }).tokens,
  };
}

const schemes: readonly SignatureScheme[] = [
  ...(["sha-256", "sha-384", "sha-512"] as const).flatMap((hash): SignatureScheme[] => [
    { is: "rsa-pkcs1", hash },
    { is: "rsa-pss", hash, saltSizeBytes: 32 },
    { is: "ecdsa", hash, curve: "p-256" },
    { is: "ecdsa", hash, curve: "p-384" },
    { is: "ecdsa", hash, curve: "p-521" },
  ]),
];

/** A good signature first, then the same with something wrong. */
function schemeQuestions(scheme: SignatureScheme): SchemeQuestion[] {
  const { publicKey, privateKey } =
    scheme.is === "ecdsa"
      ? generateKeyPairSync("ec", { namedCurve: scheme.curve.toUpperCase() })
      : generateKeyPairSync("rsa", { modulusLength: 2048 });
  const spki = publicKey.export({ format: "der", type: "spki" });
  const message = Buffer.from("the first 7 entries");
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  const manner =
    scheme.is === "ecdsa" ? { dsaEncoding: "ieee-p1363" as const } : scheme.is === "rsa-pss" ? pss : {};
  const signature = sign(scheme.hash.replace("-", ""), message, { key: privateKey, ...manner });
  const other = generateKeyPairSync("ed25519").publicKey.export({ format: "der", type: "spki" });
  const changed = Buffer.from(signature);
  changed[9] = (changed[9] ?? 0) ^ 1;
  const asked = (key: Buffer, signed: Buffer): SchemeQuestion => ({
    ...{ scheme, publicKey: hexOf(key), message: hexOf(message), signature: hexOf(signed) },
  });
  return [
    asked(spki, signature),
    asked(spki, changed),
    asked(spki, signature.subarray(1)),
    asked(spki, Buffer.alloc(signature.length)),
    asked(spki, Buffer.alloc(0)),
    asked(spki.subarray(0, -2), signature),
    asked(other, signature),
  ];
}

/**
 * Points of small order, not canonical, or no points at all, with signatures that some libraries take for
 * them.
 */
function edgeSignatures(): Questions["edgeSignatures"] {
  const zero = "00".repeat(32);
  const identity = `01${"00".repeat(31)}`;
  const identityNegative = `01${"00".repeat(30)}80`;
  const order2 = `ec${"ff".repeat(30)}7f`;
  const order4 = zero;
  const order8 = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05";
  const beyondPrime = `ee${"ff".repeat(30)}7f`;
  const noPoint = `02${"00".repeat(31)}`;
  const groupOrder = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
  const points = [identity, identityNegative, order2, order4, order8, beyondPrime, noPoint];
  const scalars = [zero, groupOrder];
  return points.flatMap((publicKey) =>
    points.flatMap((r) =>
      scalars.flatMap((s) =>
        ["", "00", "01", "5363656c6c65"].map((message) => ({ publicKey, message, signature: r + s })),
      ),
    ),
  );
}

function vectors(name: string): unknown {
  return JSON.parse(readFileSync(join(root, "testing/vectors", `${name}.json`), "utf8"));
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
