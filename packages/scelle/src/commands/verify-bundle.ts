// SPDX-License-Identifier: Apache-2.0
import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { ScelleError } from "@scelle/core";
import { nodeCrypto } from "@scelle/register";
import { type BundleFiles, type Report, verifyBundle, zipBundleFiles } from "@scelle/verifier";
import { openLargeFile } from "../program/open-large-file.ts";
import { progressText } from "../program/progress-line.ts";
import { readTextFile } from "../program/read-text-file.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { readAnchors } from "./anchor.ts";
import { otherLogKeysOf, timestampAuthoritiesOf, type VerifyFlags } from "./verify.ts";

/** Whether a path is a file, as a bundle is, and no folder. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/**
 * The files of a bundle on the disk.
 * @throws ScelleError("bundle.unreadable") naming the bundle where none of its files can be named
 */
export async function bundleFilesOf(path: string): Promise<BundleFiles> {
  try {
    return await zipBundleFiles(await openLargeFile(path));
  } catch (cause) {
    if (!(cause instanceof ScelleError) || cause.code !== "bundle.unreadable") throw cause;
    const named = cause.facts["path"] === "?" ? { path } : {};
    throw new ScelleError(cause.code, { ...cause.facts, ...named }, { cause });
  }
}

/**
 * Checks the bundle of a case. Needs no register and no key of one.
 * @throws ScelleError("bundle.unreadable" | …)
 */
export async function verifyBundleFile(
  path: string,
  flags: VerifyFlags,
  around: Surroundings,
): Promise<Report> {
  const anchors = (await Promise.all((flags.anchor ?? []).map(readAnchors))).flat();
  const report = await verifyBundle(await bundleFilesOf(path), {
    crypto: nodeCrypto,
    anchors,
    newDigest: createHash,
    ...(await timestampAuthoritiesOf(flags)),
    ...(await otherLogKeysOf(flags)),
    ...(flags.key === undefined ? {} : { logKey: flags.key }),
    ...(flags.policy === undefined ? {} : { policy: await readTextFile(flags.policy) }),
    onProgress: ({ stage, done, total }) =>
      around.progress.show(() => (stage === "log" ? `${done} / ${total}` : progressText(done, total))),
  });
  around.progress.clear();
  return report;
}
