// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import {
  type judgeTimestamp,
  judgeTimestampWith,
  parsePem,
  registerPaths,
  type ScelleError,
  timestampChecks,
} from "@scelle/core";
import { nodeCrypto, nodeDisk, obtainTimestamp, readRegisterJson, timestampStanding } from "@scelle/register";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { type ExerciseRegister, foundExercise } from "../faults/register-fixture.ts";
import { toolTest } from "../tool-test.ts";
import { recordOne } from "../witness/witnessed-register.ts";
import { asAuthority, open, opensslVerify, pathIn, sizesIn, writePolicy } from "./attested-register.ts";
import { LocalAuthority, type Mischief } from "./local-authority.ts";

const programs = ["openssl"];
let first: LocalAuthority;
let second: LocalAuthority;
let top: ExerciseRegister;

beforeAll(async () => {
  top = await foundExercise("time");
  first = await LocalAuthority.start(top.top, "first", { between: true });
  second = await LocalAuthority.start(top.top, "second", { key: "rsa" });
  const past = ["200101000000Z", "210101000000Z"] as const;
  await first.issued.issueSigner("expired", "signer", past);
  await first.issued.issueSigner("also", "also_code");
  await first.issued.issueSigner("uncritical", "not_critical");
  await first.issued.issueSigner("purposeless", "no_purpose");
}, 120_000);
afterAll(async () => {
  await first.close();
  await second.close();
  rmSync(top.top, { recursive: true, force: true });
});

async function withRegister(body: (exercise: ExerciseRegister) => Promise<void>): Promise<void> {
  const exercise = await foundExercise("attested");
  try {
    await body(exercise);
  } finally {
    first.mischief = undefined;
    rmSync(exercise.top, { recursive: true, force: true });
  }
}

const standing = async ({ folder }: ExerciseRegister) => {
  const disk = nodeDisk(folder);
  const { logKey } = await readRegisterJson(disk, folder);
  return (await timestampStanding(disk, nodeCrypto, logKey))?.authorities ?? [];
};

describe("a register that names two authorities", () => {
  toolTest(
    "has what it published attested by both, as openssl confirms, with chain and lists beside",
    programs,
    () =>
      withRegister(async (exercise) => {
        writePolicy(exercise, "change", [asAuthority(first, "first"), asAuthority(second, "second")]);
        const register = await open(exercise);
        await recordOne(exercise, register);
        await register.close();
        const size = Math.max(...sizesIn(exercise));
        const note = readFileSync(join(exercise.folder, registerPaths.timestampCheckpoint(size)), "utf8");
        expect(readFileSync(join(exercise.folder, registerPaths.checkpoint), "utf8")).toBe(note);
        for (const authority of [first, second]) {
          expect(opensslVerify(exercise, authority, size)).toContain("Verification: OK");
          const chain = readFileSync(pathIn(exercise, authority, size, "chain.pem"), "utf8");
          expect(parsePem("CERTIFICATE", chain)).toHaveLength(authority === first ? 3 : 2);
          const lists = readFileSync(pathIn(exercise, authority, size, "crl.pem"), "utf8");
          expect(parsePem("X509 CRL", lists)).toHaveLength(1);
        }
        expect((await standing(exercise)).map(({ newest, failure }) => [newest?.size, failure])).toEqual([
          [size, undefined],
          [size, undefined],
        ]);
      }),
    60_000,
  );

  toolTest(
    "goes on while one cannot be reached, and has the checkpoint attested that is then newest",
    programs,
    () =>
      withRegister(async (exercise) => {
        writePolicy(exercise, "change", [asAuthority(first)]);
        await first.close();
        const register = await open(exercise);
        await recordOne(exercise, register);
        await recordOne(exercise, register);
        await register.close();
        expect(sizesIn(exercise)).toEqual([]);
        const [before] = await standing(exercise);
        expect(before).toMatchObject({ failure: { code: "timestamp.unreachable", failures: 1 } });
        await first.listen();
        // What was remembered of the failure outlives the process: within its pause nobody asks.
        const asked = first.asked.length;
        await (await open(exercise)).close();
        expect(first.asked.length).toBe(asked);
        const later = Date.now() + 2 * 60_000;
        const again = await open(exercise, { now: () => later });
        const { size } = await again.publish();
        await again.close();
        expect(sizesIn(exercise)).toEqual([size]);
        expect(opensslVerify(exercise, first, size)).toContain("Verification: OK");
        expect((await standing(exercise))[0]?.failure).toBeUndefined();
      }),
    60_000,
  );

  toolTest(
    "asks in the rhythm that it named, and not where nothing was published since",
    programs,
    () =>
      withRegister(async (exercise) => {
        writePolicy(exercise, "hourly", [asAuthority(second)]);
        const asked = () => second.asked.filter((line) => line.startsWith("POST")).length;
        const before = asked();
        const visit = async (hours: number, records: number) => {
          const nowMs = Date.now() + hours * 3_600_000;
          const register = await open(exercise, { now: () => nowMs });
          for (let i = 0; i < records; i++) await recordOne(exercise, register);
          await register.close();
          return asked() - before;
        };
        expect(await visit(0, 0)).toBe(1);
        expect(await visit(0.5, 2)).toBe(1);
        expect(await visit(1.5, 0)).toBe(2);
        expect(await visit(3, 0)).toBe(2);
      }),
    60_000,
  );
});

interface Case {
  readonly claim: string;
  readonly mischief: Mischief;
  readonly code: ScelleError["code"];
  /** The check without which it would be kept. */
  readonly check?: keyof typeof timestampChecks;
}

const cases: readonly Case[] = [
  { claim: "no answer in time", mischief: "no-answer", code: "timestamp.unreachable" },
  { claim: "a refusal", mischief: "refuses", code: "timestamp.rejected" },
  { claim: "an answer without end", mischief: "too-long", code: "timestamp.unusable" },
  { claim: "a page", mischief: "a-page", code: "timestamp.unusable" },
  { claim: "a redirection", mischief: "moves-on", code: "timestamp.unusable" },
  { claim: "another protocol", mischief: "other-protocol", code: "timestamp.unusable" },
  { claim: "a token granted with changes", mischief: "granted-with-changes", code: "timestamp.modified" },
  { claim: "another nonce", mischief: "other-nonce", code: "timestamp.other-nonce", check: "nonce" },
  { claim: "no nonce", mischief: "no-nonce", code: "timestamp.other-nonce", check: "nonce" },
  { claim: "other bytes", mischief: "other-imprint", code: "timestamp.other-imprint", check: "imprint" },
  { claim: "another policy", mischief: "other-policy", code: "timestamp.other-policy", check: "policy" },
  {
    claim: "a signature that is not good",
    mischief: "bad-signature",
    code: "timestamp.bad-signature",
    check: "signature",
  },
  {
    claim: "another time than was signed",
    mischief: "other-content",
    code: "timestamp.bad-signature",
    check: "content",
  },
  {
    claim: "a certificate out of date",
    mischief: { signedBy: "expired" },
    code: "timestamp.expired",
    check: "validity",
  },
  {
    claim: "a certificate for programs too",
    mischief: { signedBy: "also" },
    code: "timestamp.wrong-purpose",
    check: "purpose",
  },
  {
    claim: "a certificate whose purpose is not critical",
    mischief: { signedBy: "uncritical" },
    code: "timestamp.wrong-purpose",
    check: "purpose",
  },
  {
    claim: "a certificate without a purpose",
    mischief: { signedBy: "purposeless" },
    code: "timestamp.wrong-purpose",
    check: "purpose",
  },
];

/** A judgement that leaves one check out. */
function without(left: keyof typeof timestampChecks): typeof judgeTimestamp {
  const checks = Object.entries(timestampChecks).flatMap(([name, check]) => (name === left ? [] : [check]));
  return (crypto, answer, expected) => judgeTimestampWith(crypto, answer, expected, checks);
}

async function obtain(judge?: typeof judgeTimestamp, trusting = first) {
  const disk = nodeDisk(top.folder);
  const { logKey } = await readRegisterJson(disk, top.folder);
  const answerMsMax = first.mischief === "no-answer" ? 300 : 20_000;
  const parts = {
    disk,
    crypto: nodeCrypto,
    logKey,
    answerMsMax,
    signal: new AbortController().signal,
    judge,
  };
  const { trusted } = asAuthority(trusting);
  return await obtainTimestamp(parts, { ...asAuthority(first), trusted, policy: "1.2.3.4.2" });
}

describe("a token is not kept that comes with", () => {
  for (const { claim, mischief, code, check } of cases) {
    toolTest(
      claim,
      programs,
      async () => {
        first.mischief = mischief;
        try {
          await expect(obtain()).rejects.toMatchObject({ code });
          expect(sizesIn(top)).toEqual([]);
          if (check === undefined) return;
          // A judge that forgets this check keeps it: the test would see that.
          await expect(obtain(without(check))).resolves.toMatchObject({ size: 2 });
          expect(existsSync(pathIn(top, first, 2))).toBe(true);
        } finally {
          first.mischief = undefined;
          rmSync(join(top.folder, registerPaths.timestampsFolder), { recursive: true, force: true });
        }
      },
      60_000,
    );
  }

  toolTest(
    "a root that nobody named for the authority",
    programs,
    async () => {
      await expect(obtain(undefined, second)).rejects.toMatchObject({ code: "timestamp.untrusted" });
    },
    60_000,
  );

  toolTest(
    "a certificate that its issuer lists as revoked",
    programs,
    async () => {
      const authority = await LocalAuthority.start(top.top, "third");
      try {
        const ask = async () => {
          const disk = nodeDisk(top.folder);
          const { logKey } = await readRegisterJson(disk, top.folder);
          const signal = new AbortController().signal;
          const parts = { disk, crypto: nodeCrypto, logKey, answerMsMax: 20_000, signal };
          return await obtainTimestamp(parts, asAuthority(authority));
        };
        await expect(ask()).resolves.toMatchObject({ revocation: "good" });
        authority.loseList();
        await expect(ask()).resolves.toMatchObject({ revocation: "unknown" });
        await authority.issued.revoke("signer", "keyCompromise");
        await authority.renewList();
        await expect(ask()).rejects.toMatchObject({ code: "timestamp.revoked" });
      } finally {
        await authority.close();
        rmSync(join(top.folder, registerPaths.timestampsFolder), { recursive: true, force: true });
      }
    },
    60_000,
  );
});
