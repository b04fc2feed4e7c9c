// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  formatTimestampPolicy,
  parseCertificate,
  parsePem,
  registerPaths,
  type TimestampAuthority,
  type TimestampPart,
  type TimestampRhythm,
  timestampAuthorityId,
} from "@scelle/core";
import { nodeCrypto, type Register, type RegisterOptions, type TimestampTimes } from "@scelle/register";
import { type ExerciseRegister, openExercise } from "../faults/register-fixture.ts";
import type { LocalAuthority } from "./local-authority.ts";

/** Short enough for a test, long enough for a machine that is busy. */
const quickTimes: Partial<TimestampTimes> = { answerMsMax: 20_000, closeMsMax: 40_000, lookMs: 200 };

export function open(exercise: ExerciseRegister, options: Partial<RegisterOptions> = {}): Promise<Register> {
  const timestampTimes = { ...quickTimes, ...options.timestampTimes };
  return openExercise(exercise, { ...options, timestampTimes });
}

export function asAuthority(authority: LocalAuthority, name = "notary"): TimestampAuthority {
  const trusted = parsePem("CERTIFICATE", readFileSync(authority.rootPath, "utf8")).map(parseCertificate);
  return { name, url: authority.url, policy: undefined, trusted };
}

export function writePolicy(
  { folder }: ExerciseRegister,
  rhythm: TimestampRhythm,
  authorities: readonly TimestampAuthority[],
): void {
  writeFileSync(join(folder, registerPaths.timestampPolicy), formatTimestampPolicy({ rhythm, authorities }));
}

/** Sizes that somebody attested. */
export function sizesIn({ folder }: ExerciseRegister): number[] {
  const place = join(folder, registerPaths.timestampsFolder);
  return existsSync(place) ? readdirSync(place).map(Number) : [];
}

/** Path of what an authority answered about a size, or of what lies beside it. */
export function pathIn(
  { folder }: ExerciseRegister,
  authority: { readonly url: string },
  size: number,
  part: TimestampPart = "tsr",
): string {
  return join(folder, registerPaths.timestamp(size, timestampAuthorityId(nodeCrypto, authority), part));
}

/** What other people's tool says of a token that was kept, checked by the root alone. */
export function opensslVerify(exercise: ExerciseRegister, authority: LocalAuthority, size: number): string {
  const note = readFileSync(join(exercise.folder, registerPaths.timestampCheckpoint(size)), "utf8");
  const text = join(exercise.top, `text-${size}`);
  writeFileSync(text, note.slice(0, note.indexOf("\n\n") + 1));
  const token = ["-in", pathIn(exercise, authority, size), "-data", text, "-CAfile", authority.rootPath];
  const chain = ["-untrusted", pathIn(exercise, authority, size, "chain.pem")];
  return execFileSync("openssl", ["ts", "-verify", ...token, ...chain], { encoding: "utf8", stdio: "pipe" });
}
