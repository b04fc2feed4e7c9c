// SPDX-License-Identifier: Apache-2.0
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Certificate,
  formatPem,
  judgeTimestampWith,
  registerPaths,
  timestampChecks,
} from "@scelle/core";
import { nodeCrypto, nodeDisk, obtainTimestamp, readRegisterJson } from "@scelle/register";
import {
  type Check,
  checkSentence,
  checkTable,
  isFault,
  type Report,
  registerChecks,
  reportText,
  verifyRegister,
  verifyRegisterWith,
} from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { type ExerciseRegister, foundExercise } from "../faults/register-fixture.ts";
import { toolTest } from "../tool-test.ts";
import { copyOf, recordOne } from "../witness/witnessed-register.ts";
import { asAuthority, open, pathIn, sizesIn, writePolicy } from "./attested-register.ts";
import { LocalAuthority, type Mischief } from "./local-authority.ts";

const programs = ["openssl"];
let notary: LocalAuthority;
let bar: LocalAuthority;
/** Attested by both at two sizes, and once more by the notary alone. */
let exercise: ExerciseRegister;
/** The same as it was before the last of them. */
let early: ExerciseRegister;
let sizes: number[];
let trusted: Certificate[];

beforeAll(async () => {
  exercise = await foundExercise("attested");
  notary = await LocalAuthority.start(exercise.top, "notary", { between: true });
  bar = await LocalAuthority.start(exercise.top, "bar", { key: "rsa" });
  await notary.issued.issueSigner("expired", "signer", ["200101000000Z", "210101000000Z"]);
  await notary.issued.issueSigner("also", "also_code");
  const both = [asAuthority(notary, "notary"), asAuthority(bar, "bar")];
  for (const named of [both, both, both.slice(0, 1)]) {
    writePolicy(exercise, "change", named);
    if (named.length === 1) early = copyOf(exercise, "early");
    const register = await open(exercise);
    await recordOne(exercise, register);
    await register.close();
  }
  sizes = sizesIn(exercise).sort((one, other) => other - one);
  trusted = both.flatMap((authority) => authority.trusted);
}, 120_000);
afterAll(async () => {
  await notary.close();
  await bar.close();
  rmSync(exercise.top, { recursive: true, force: true });
});

/** Codes with outcomes that some report here gave. */
const said = new Set<string>();

async function verify(at: ExerciseRegister, timestampAuthorities?: readonly Certificate[]): Promise<Report> {
  const report = await verifyRegister(nodeFolder(at.folder), {
    crypto: nodeCrypto,
    ...(timestampAuthorities === undefined ? {} : { timestampAuthorities }),
  });
  for (const { code, outcome } of report.checks) said.add(`${code} ${outcome}`);
  return report;
}
const ofTime = ({ checks }: Report): Check[] => checks.filter(({ code }) => code.startsWith("timestamp."));
const told = (report: Report): string[] => ofTime(report).map((check) => checkSentence(check, "en"));

/** A copy of the register that something is done to. */
async function withCopy(body: (copy: ExerciseRegister) => Promise<void> | void): Promise<void> {
  const folder = join(exercise.top, "copy");
  cpSync(exercise.folder, folder, { recursive: true, filter: (path) => !path.includes("/run") });
  try {
    await body({ ...exercise, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("what was attested of a register", () => {
  toolTest("is not judged where nobody from outside named an authority", programs, async () => {
    const report = await verify(exercise);
    expect(told(report)).toEqual([
      "Tokens that attest a time and were not judged, as nobody from outside named their authority: " +
        `${sizes.length * 2 - 1}.`,
    ]);
    expect(report.integrity.value).toBe("holds");
  });

  toolTest("is told of each authority that was named, and proves no completeness", programs, async () => {
    const report = await verify(exercise, trusted);
    const attested = ofTime(report).filter(({ code }) => code === "timestamp.attested");
    expect(attested.map(({ facts }) => facts["size"]).sort()).toEqual([sizes[0], sizes[1]].sort());
    for (const { facts } of attested) {
      expect(Math.abs(Date.now() - Date.parse(String(facts["time"])))).toBeLessThan(10 * 60_000);
    }
    expect(report.integrity.value).toBe("holds");
    expect(report.completeness).toMatchObject({ value: "not-established", code: "completeness.no-anchor" });
    expect(report.checks.filter(isFault)).toEqual([]);
    expect(reportText(report, "en")).toMatch(
      /Time, attested from outside:\n {2}- signer attests that the first/,
    );
    expect(reportText(report, "fr")).toContain("signer atteste que les");
  });

  toolTest("is told of the one that was named, and counted of the other", programs, async () => {
    const report = await verify(exercise, asAuthority(bar).trusted);
    expect(told(report)).toEqual([
      expect.stringMatching(/^signer attests that the first \d+ entries existed at 20/),
      expect.stringMatching(/^Tokens on checkpoints of this log, signed by authorities named from outside: /),
      expect.stringMatching(/^Tokens that attest a time and were not judged/),
    ]);
  });

  toolTest("is not told by a verifier that forgets it: these tests would see that", programs, async () => {
    const after = registerChecks.after.filter(({ name }) => name !== "reportTimestamps");
    const options = { crypto: nodeCrypto, timestampAuthorities: trusted };
    const report = await verifyRegisterWith(nodeFolder(exercise.folder), options, {
      ...registerChecks,
      after,
    });
    expect(told(report)).toEqual([]);
  });
});

/** Has the notary misbehave before a judge that forgets one check, so that the token lies in the register. */
async function plant(at: ExerciseRegister, mischief: Mischief, left: keyof typeof timestampChecks) {
  const checks = Object.entries(timestampChecks).flatMap(([name, check]) => (name === left ? [] : [check]));
  const disk = nodeDisk(at.folder);
  const { logKey } = await readRegisterJson(disk, at.folder);
  const signal = new AbortController().signal;
  notary.mischief = mischief;
  try {
    const parts = { disk, crypto: nodeCrypto, logKey, answerMsMax: 20_000, signal };
    const judge: typeof parts & { judge: Parameters<typeof obtainTimestamp>[0]["judge"] } = {
      ...parts,
      judge: (crypto, answer, expected) => judgeTimestampWith(crypto, answer, expected, checks),
    };
    await obtainTimestamp(judge, asAuthority(notary));
  } finally {
    notary.mischief = undefined;
  }
}

interface Tampering {
  readonly claim: string;
  readonly act: (copy: ExerciseRegister) => Promise<void> | void;
  readonly says: RegExp;
}

const newest = () => sizes[0] ?? 0;
const older = () => sizes[1] ?? 0;
const pemOf = (list: Buffer): string => formatPem("X509 CRL", [list]);

const tamperings: readonly Tampering[] = [
  {
    claim: "the token of another checkpoint",
    act: (copy) => cpSync(pathIn(copy, notary, older()), pathIn(copy, notary, newest())),
    says: /attests nothing: it is on other bytes than the checkpoint beside it/,
  },
  {
    claim: "a token that was touched",
    act: (copy) => {
      const path = pathIn(copy, notary, newest());
      const bytes = readFileSync(path);
      bytes[bytes.length - 9] = (bytes[bytes.length - 9] ?? 0) ^ 4;
      writeFileSync(path, bytes);
    },
    says: /attests nothing: it is not what its certificate signed/,
  },
  {
    claim: "something that is no token",
    act: (copy) => writeFileSync(pathIn(copy, notary, newest()), "a token"),
    says: /attests nothing: it is malformed at byte/,
  },
  {
    claim: "a token by a certificate out of date",
    act: (copy) => plant(copy, { signedBy: "expired" }, "validity"),
    says: /attests nothing: a certificate of its chain was not valid at its time/,
  },
  {
    claim: "a token by a certificate for programs too",
    act: (copy) => plant(copy, { signedBy: "also" }, "purpose"),
    says: /attests nothing: its certificate is not one for timestamps alone/,
  },
  {
    claim: "a token over another time",
    act: (copy) => plant(copy, "other-content", "content"),
    says: /attests nothing: it is not what its certificate signed/,
  },
  {
    claim: "a certificate whose key became known, by a list that came later",
    act: async (copy) => {
      await notary.issued.revoke("signer", "keyCompromise");
      writeFileSync(pathIn(copy, notary, newest(), "crl.pem"), pemOf(await notary.issued.list()));
    },
    says: /attests nothing: a certificate of its chain was revoked with effect at its time/,
  },
  {
    claim: "tokens whose checkpoint is gone",
    act: (copy) => rmSync(join(copy.folder, registerPaths.timestampCheckpoint(newest()))),
    says: /checkpoint is missing: what the tokens beside it are about cannot be told/,
  },
];

describe("in a register is found", () => {
  for (const { claim, act, says } of tamperings) {
    toolTest(
      claim,
      programs,
      () =>
        withCopy(async (copy) => {
          await act(copy);
          const report = await verify(copy, trusted);
          const faults = report.checks.filter(isFault).map((check) => checkSentence(check, "en"));
          expect(faults).toEqual([expect.stringMatching(says)]);
          // It bears on time alone: what is in the log is as it was.
          expect(report.integrity.value).toBe("holds");
        }),
      60_000,
    );
  }

  toolTest(
    "a token of an authority that somebody made up, which attests nothing",
    programs,
    () =>
      withCopy(async (copy) => {
        const forger = await LocalAuthority.start(exercise.top, "forger");
        try {
          writePolicy(copy, "change", [asAuthority(forger)]);
          const disk = nodeDisk(copy.folder);
          const { logKey } = await readRegisterJson(disk, copy.folder);
          const signal = new AbortController().signal;
          const parts = { disk, crypto: nodeCrypto, logKey, answerMsMax: 20_000, signal };
          await obtainTimestamp(parts, asAuthority(forger));
          const report = await verify(copy, trusted);
          const subjects = ofTime(report).filter(({ code }) => code === "timestamp.attested");
          expect(subjects.map(({ subject }) => subject).join()).not.toContain(pathIn(copy, forger, newest()));
          expect(told(report).join("\n")).toMatch(/not judged, .*: 1\.$/m);
        } finally {
          await forger.close();
        }
      }),
    60_000,
  );

  toolTest(
    "a tail that was cut, by what an authority attested before",
    programs,
    async () => {
      const place = (folder: string) => join(folder, registerPaths.timestampsFolder, String(newest()));
      cpSync(place(exercise.folder), place(early.folder), { recursive: true });
      const report = await verify(early, trusted);
      const faults = report.checks.filter(isFault).map((check) => checkSentence(check, "en"));
      expect(faults).toEqual([
        expect.stringMatching(/was signed at \d+ entries and the log here has \d+: the tail was/),
      ]);
      expect(report.completeness).toMatchObject({ value: "fails", code: "completeness.tail-deleted" });
      const attested = ofTime(report).filter(({ code }) => code === "timestamp.attested");
      expect(attested.map(({ facts }) => facts["size"])).not.toContain(newest());
    },
    60_000,
  );

  toolTest(
    "that no list of revoked certificates covers a token, which is said",
    programs,
    () =>
      withCopy(async (copy) => {
        rmSync(pathIn(copy, bar, older(), "crl.pem"));
        const report = await verify(copy, trusted);
        expect(told(report).join("\n")).toContain("had been revoked was not checked");
        expect(report.checks.filter(isFault)).toEqual([]);
      }),
    60_000,
  );
});

toolTest(
  "every sentence that the verifier has of attested times is said in some register here",
  programs,
  () => {
    const rows = Object.entries(checkTable).filter(([code]) => code.startsWith("timestamp."));
    const sentences = rows.flatMap(([code, row]) =>
      Object.keys(row).flatMap((outcome) => (outcome === "concerns" ? [] : [`${code} ${outcome}`])),
    );
    // Said elsewhere: of what is handed over, and by a browser that has not what the command has.
    const elsewhere = ["timestamp.checkpoint failed", "timestamp.unsupported not-checked"];
    expect(sentences.filter((sentence) => !said.has(sentence)).sort()).toEqual(elsewhere);
  },
);
