// SPDX-License-Identifier: Apache-2.0
import {
  type BundleJson,
  bagDeclarationText,
  bagPaths,
  bundleFilesMax,
  equalBytes,
  parseManifest,
  utf8,
} from "@scelle/core";
import { problemOf } from "../read-file.ts";
import type { Verification } from "../verification.ts";
import type { BundleFiles } from "./bundle-files.ts";
import { type DigestName, fileDigests, type NewDigest } from "./file-digests.ts";

/** A digest, two spaces and a path of a line. */
const manifestSizeBytesMax = bundleFilesMax * 300;
const tagSizeBytesMax = 64 * 1024;

/** A bag as it lies there, and the version that it says it has. */
export interface Bag {
  readonly verification: Verification;
  readonly files: BundleFiles;
  readonly version: BundleJson["v"];
  readonly newDigest: NewDigest | undefined;
}

/**
 * Whether the bag is whole as any reader of bags sees it: each file listed, with its digests. @see RFC 8493
 */
export async function checkBag(bag: Bag): Promise<void> {
  const payload = [...bag.files.sizes.keys()].filter((path) => path.startsWith(bagPaths.payload));
  await checkDeclaration(bag);
  await checkListed(bag, "tagManifest", tagFilesOf(bag.version));
  await checkListed(bag, "manifest", payload);
}

/** What is in the file and belongs to no part of a bundle. */
export function checkForeign({ verification, files, version }: Bag, known: ReadonlySet<string>): void {
  const tagManifests = digestNamesOf(version).map((name) => manifestPaths[name].tagManifest);
  const tags: ReadonlySet<string> = new Set([...tagFilesOf(version), ...tagManifests]);
  for (const path of files.sizes.keys()) {
    if (!known.has(path) && !tags.has(path)) verification.reporter.report("bundle.foreign", "failed", path);
  }
}

const manifestPaths = {
  sha256: { manifest: bagPaths.manifest, tagManifest: bagPaths.tagManifest },
  sha512: { manifest: bagPaths.manifestSha512, tagManifest: bagPaths.tagManifestSha512 },
} as const;

function digestNamesOf(version: Bag["version"]): readonly DigestName[] {
  return version === 1 ? ["sha256"] : ["sha256", "sha512"];
}

/** What the manifests of tag files list. */
function tagFilesOf(version: Bag["version"]): string[] {
  const manifests = digestNamesOf(version).map((name) => manifestPaths[name].manifest);
  return [bagPaths.declaration, bagPaths.info, bagPaths.readme, ...manifests];
}

async function checkDeclaration({ verification, files }: Bag): Promise<void> {
  const { reporter } = verification;
  const path = bagPaths.declaration;
  const size = files.sizes.get(path) ?? 0;
  if (size === 0 || size > tagSizeBytesMax) reporter.report("bundle.manifest", "absent", path);
  else if (!equalBytes(await files.read(path), utf8(bagDeclarationText))) {
    reporter.report("bundle.manifest", "failed", path, { problem: "other-words", detail: "BagIt" });
  }
}

/** Each of these files against all manifests of one sort, in one reading. */
async function checkListed(
  bag: Bag,
  sort: "manifest" | "tagManifest",
  listed: readonly string[],
): Promise<void> {
  const stated = new Map<DigestName, ReadonlyMap<string, string>>();
  for (const name of digestNamesOf(bag.version)) {
    const digests = await readManifest(bag, name, manifestPaths[name][sort]);
    if (digests !== undefined) stated.set(name, digests);
  }
  if (stated.size === 0) return;
  for (const path of listed) await checkFile(bag, path, stated);
  const { sizes } = bag.files;
  const named = new Set([...stated.values()].flatMap((digests) => [...digests.keys()]));
  for (const path of named) {
    if (!sizes.has(path) && !listed.includes(path))
      bag.verification.reporter.report("bundle.manifest", "absent", path);
  }
}

async function checkFile(
  bag: Bag,
  path: string,
  stated: ReadonlyMap<DigestName, ReadonlyMap<string, string>>,
): Promise<void> {
  const { reporter } = bag.verification;
  const fail = (problem: string, detail = "") =>
    reporter.report("bundle.manifest", "failed", path, { problem, ...(detail === "" ? {} : { detail }) });
  if ([...stated.values()].some((digests) => !digests.has(path))) fail("unlisted");
  else if (!bag.files.sizes.has(path)) reporter.report("bundle.manifest", "absent", path);
  else {
    const found = await fileDigests(bag, path, [...stated.keys()]);
    const other = [...stated].find(([name, digests]) => digests.get(path) !== found[name]);
    if (other === undefined) reporter.count("bundle.manifest");
    else fail("other-digest", digestWords[other[0]]);
  }
}

const digestWords = { sha256: "SHA-256", sha512: "SHA-512" } as const;

async function readManifest(
  { verification, files }: Bag,
  name: DigestName,
  path: string,
): Promise<Map<string, string> | undefined> {
  const { reporter } = verification;
  const size = files.sizes.get(path);
  if (size === undefined || size > manifestSizeBytesMax) {
    reporter.report("bundle.manifest", "absent", path);
    return undefined;
  }
  try {
    return parseManifest(await files.read(path), path, name);
  } catch (cause) {
    reporter.report("bundle.manifest", "failed", path, problemOf(cause));
    return undefined;
  }
}
