// SPDX-License-Identifier: Apache-2.0
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Language, parseRegisterJson, registerPaths, ScelleError } from "@scelle/core";
import { defaultKeyFolder, type KeyRing, nodeCrypto, readKeyRing } from "@scelle/register";
import {
  type FolderReader,
  isFault,
  type Report,
  reportText,
  type VerifyOptions,
  verifyRegister,
} from "@scelle/verifier";
import { nodeFolder } from "@scelle/verifier/node-folder";
import { progressText } from "../program/progress-line.ts";
import { readBytesFile, readTextFile } from "../program/read-text-file.ts";
import type { Environment, Surroundings } from "../program/surroundings.ts";
import { certificatesIn } from "../program/trusted-certificates.ts";
import { logKeys } from "../program/verifier-keys.ts";
import { readAnchors } from "./anchor.ts";

export interface VerifyFlags {
  readonly policy?: string | undefined;
  /** Keys of other registers that a case came from. */
  readonly otherKey?: readonly string[] | undefined;
  /** Text of the log's verifier key. */
  readonly key?: string | undefined;
  /** Files, `SIZE:ROOT`, or folders of other copies. */
  readonly anchor?: readonly string[] | undefined;
  /** Files of certificates of authorities that are believed for the time. */
  readonly tsaCa?: readonly string[] | undefined;
  /** Of a receipt: the register that it is held against. */
  readonly register?: string | undefined;
  /** Where two checkpoints that exclude each other are kept, with the proof. */
  readonly misconduct?: string | undefined;
  readonly deep?: boolean | undefined;
  /** Folder of the online keys; false where contents are to stay closed. */
  readonly keys?: string | boolean | undefined;
}

/** Checks a register folder. Needs no lock and no key, prints no content of any record. */
export async function verifyFolder(name: string, flags: VerifyFlags, around: Surroundings): Promise<Report> {
  const { folder, options } = await verificationOf(name, flags, around);
  const report = await verifyRegister(folder, options);
  around.progress.clear();
  return report;
}

/** What to check, and by what. */
export async function verificationOf(
  name: string,
  flags: VerifyFlags,
  around: Surroundings,
): Promise<{ folder: FolderReader; options: VerifyOptions }> {
  const folder = resolve(name);
  assertSomethingThere(folder);
  const ring = flags.keys === false ? undefined : await ringOf(folder, flags.keys, around.env);
  const anchors = (await Promise.all((flags.anchor ?? []).map(readAnchors))).flat();
  const options: VerifyOptions = {
    crypto: nodeCrypto,
    ...(flags.key === undefined ? {} : { logKey: flags.key }),
    ...(flags.policy === undefined ? {} : { policy: await readTextFile(flags.policy) }),
    ...(await timestampAuthoritiesOf(flags)),
    ...(await otherLogKeysOf(flags)),
    ...(ring === undefined ? {} : { recordKey: ring.record, linkRootKey: ring.link }),
    anchors,
    deep: flags.deep === true,
    onProgress: ({ stage, done, total }) =>
      around.progress.show(() => (stage === "objects" ? progressText(done, total) : `${done} / ${total}`)),
  };
  return { folder: nodeFolder(folder), options };
}

/** Keys of other registers, where the flags name any. */
export async function otherLogKeysOf({
  otherKey,
}: VerifyFlags): Promise<Pick<VerifyOptions, "otherLogKeys">> {
  return otherKey === undefined ? {} : { otherLogKeys: (await logKeys(otherKey)).map(({ text }) => text) };
}

/** Whom to believe for the time, where the flags name anybody. */
export async function timestampAuthoritiesOf({
  tsaCa,
}: VerifyFlags): Promise<Pick<VerifyOptions, "timestampAuthorities">> {
  if (tsaCa === undefined) return {};
  return { timestampAuthorities: (await Promise.all(tsaCa.map(certificatesIn))).flat() };
}

/**
 * Whether anything was found that should not be so: then the exit code says it. A policy that was given
 * demands its quorum; what was kept outside and does not agree, and a token that attests nothing, are faults
 * too, where they overturn neither verdict.
 */
export function isWanting({ integrity, completeness, checks }: Report): boolean {
  const lacksQuorum = checks.some((check) => check.code === "checkpoint.quorum" && isFault(check));
  const hasBadWord = checks.some(
    (check) => /^(?:anchor\.|timestamp\.|bundle\.anchor-)/.test(check.code) && isFault(check),
  );
  return integrity.value === "fails" || completeness.value === "fails" || lacksQuorum || hasBadWord;
}

export function verifyText(report: Report, language: Language): string {
  return reportText(report, language);
}

/**
 * A register that lost register.json or its log is judged; a folder that never was one is a mistake in
 * typing.
 */
function assertSomethingThere(folder: string): void {
  const parts = [registerPaths.registerJson, registerPaths.logFolder];
  if (!existsSync(folder)) throw new ScelleError("file.unreadable", { path: folder, problem: "ENOENT" });
  if (!parts.some((part) => existsSync(join(folder, part))))
    throw new ScelleError("register.not-found", { folder });
}

/** The keys open contents and let rules be replayed; whoever has none still checks everything else. */
async function ringOf(
  folder: string,
  named: string | true | undefined,
  env: Environment,
): Promise<KeyRing | undefined> {
  if (typeof named === "string") return await readKeyRing(resolve(named));
  try {
    const registerJson = parseRegisterJson(await readBytesFile(join(folder, registerPaths.registerJson)));
    return await readKeyRing(defaultKeyFolder(env, registerJson.origin, registerJson.logKey));
  } catch (error) {
    // No keys here, or no register.json to find them by: the report says what then stays unchecked.
    if (error instanceof ScelleError && unkeyed.includes(error.code)) return undefined;
    throw error;
  }
}

const unkeyed: readonly string[] = [
  "key.ring-missing",
  "file.unreadable",
  "format.malformed",
  "format.newer",
];
