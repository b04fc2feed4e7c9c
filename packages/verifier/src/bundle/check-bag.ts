// SPDX-License-Identifier: Apache-2.0

import { sha256 } from "@noble/hashes/sha2.js";
import {
  bagDeclarationText,
  bagPaths,
  bundleFilesMax,
  equalBytes,
  hex,
  parseManifest,
  utf8,
} from "@scelle/core";
import { problemOf } from "../read-file.ts";
import type { Verification } from "../verification.ts";
import type { BundleFiles } from "./bundle-files.ts";

const pieceSizeBytes = 1024 * 1024;
/** A digest, two spaces and a path of a line. */
const manifestSizeBytesMax = bundleFilesMax * 200;
const tagSizeBytesMax = 64 * 1024;

const tagFiles = [bagPaths.declaration, bagPaths.info, bagPaths.readme, bagPaths.manifest];

/**
 * Whether the bag is whole as any reader of bags sees it: each file listed, with its digest. @see RFC 8493
 */
export async function checkBag(verification: Verification, files: BundleFiles): Promise<void> {
  const payload = [...files.sizes.keys()].filter((path) => path.startsWith(bagPaths.payload));
  await checkDeclaration(verification, files);
  await checkManifest(verification, files, bagPaths.tagManifest, tagFiles);
  await checkManifest(verification, files, bagPaths.manifest, payload);
}

/** What is in the file and belongs to no part of a bundle. */
export function checkForeign(
  { reporter }: Verification,
  files: BundleFiles,
  known: ReadonlySet<string>,
): void {
  const tags: ReadonlySet<string> = new Set([...tagFiles, bagPaths.tagManifest]);
  for (const path of files.sizes.keys()) {
    if (!known.has(path) && !tags.has(path)) reporter.report("bundle.foreign", "failed", path);
  }
}

async function checkDeclaration({ reporter }: Verification, files: BundleFiles): Promise<void> {
  const path = bagPaths.declaration;
  const size = files.sizes.get(path) ?? 0;
  if (size === 0 || size > tagSizeBytesMax) reporter.report("bundle.manifest", "absent", path);
  else if (!equalBytes(await files.read(path), utf8(bagDeclarationText))) {
    reporter.report("bundle.manifest", "failed", path, { problem: "other-words", detail: "BagIt" });
  }
}

async function checkManifest(
  verification: Verification,
  files: BundleFiles,
  path: string,
  listed: readonly string[],
): Promise<void> {
  const { reporter } = verification;
  const digests = await readManifest(verification, files, path);
  if (digests === undefined) return;
  for (const name of listed) {
    const stated = digests.get(name);
    if (stated === undefined) reporter.report("bundle.manifest", "failed", name, { problem: "unlisted" });
    else if (!files.sizes.has(name)) reporter.report("bundle.manifest", "absent", name);
    else if ((await digestOf(files, name)) === stated) reporter.count("bundle.manifest");
    else reporter.report("bundle.manifest", "failed", name, { problem: "other-digest" });
  }
  for (const name of digests.keys()) {
    if (!files.sizes.has(name) && !listed.includes(name)) reporter.report("bundle.manifest", "absent", name);
  }
}

async function readManifest(
  { reporter }: Verification,
  files: BundleFiles,
  path: string,
): Promise<Map<string, string> | undefined> {
  const size = files.sizes.get(path);
  if (size === undefined || size > manifestSizeBytesMax) {
    reporter.report("bundle.manifest", "absent", path);
    return undefined;
  }
  try {
    return parseManifest(await files.read(path), path);
  } catch (cause) {
    reporter.report("bundle.manifest", "failed", path, problemOf(cause));
    return undefined;
  }
}

async function digestOf(files: BundleFiles, path: string): Promise<string> {
  const size = files.sizes.get(path) ?? 0;
  const hash = sha256.create();
  for (let offset = 0; offset < size; offset += pieceSizeBytes) {
    hash.update(await files.read(path, offset, Math.min(pieceSizeBytes, size - offset)));
  }
  return hex(hash.digest());
}
