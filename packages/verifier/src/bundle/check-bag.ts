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
  /** Undefined where bundle.json cannot be read. */
  readonly document: BundleJson | undefined;
  readonly newDigest: NewDigest | undefined;
}

/**
 * Whether the bag is whole as any reader of bags sees it: each file listed, with its digests. @see RFC 8493
 */
export async function checkBag(bag: Bag): Promise<void> {
  const payload = [...bag.files.sizes.keys()].filter((path) => path.startsWith(bagPaths.payload));
  await checkDeclaration(bag);
  await checkDescription(bag, payload);
  await checkListed(bag, "tagManifest", tagFilesOf(bag));
  await checkListed(bag, "manifest", payload);
}

/** What is in the file and belongs to no part of a bundle. */
export function checkForeign(bag: Bag, known: ReadonlySet<string>): void {
  const { verification, files } = bag;
  const tagManifests = digestNamesOf(bag).map((name) => manifestPaths[name].tagManifest);
  const tags: ReadonlySet<string> = new Set([...tagFilesOf(bag), ...tagManifests]);
  for (const path of files.sizes.keys()) {
    if (!known.has(path) && !tags.has(path)) verification.reporter.report("bundle.foreign", "failed", path);
  }
}

const manifestPaths = {
  sha256: { manifest: bagPaths.manifest, tagManifest: bagPaths.tagManifest },
  sha512: { manifest: bagPaths.manifestSha512, tagManifest: bagPaths.tagManifestSha512 },
} as const;

function digestNamesOf({ document }: Bag): readonly DigestName[] {
  return document?.v === 1 ? ["sha256"] : ["sha256", "sha512"];
}

/** What the manifests of tag files list. */
function tagFilesOf(bag: Bag): string[] {
  const manifests = digestNamesOf(bag).map((name) => manifestPaths[name].manifest);
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

/** What bag-info.txt says of the bundle is so; where it is not read, its absence is said with the others. */
async function checkDescription(
  { verification, files, document }: Bag,
  payload: readonly string[],
): Promise<void> {
  const { reporter } = verification;
  const path = bagPaths.info;
  const size = files.sizes.get(path);
  if (document === undefined || size === undefined) return;
  const bytes = payload.reduce((sum, name) => sum + (files.sizes.get(name) ?? 0), 0);
  const due = [
    ["Bagging-Date", document.disclosure.disclosedAt.slice(0, 10)],
    ["Bag-Software-Agent", undefined],
    ["External-Identifier", document.caseRef],
    ["Payload-Oxum", `${bytes}.${payload.length}`],
  ] as const;
  const said = size > tagSizeBytesMax ? "" : latin1(await files.read(path));
  const lines = said.split("\n");
  const other = due.find(([label, value], i) => !isLine(lines[i] ?? "", label, value));
  const detail =
    other?.[0] ?? (lines.length === due.length + 1 && lines.at(-1) === "" ? undefined : "its end");
  if (detail !== undefined)
    reporter.report("bundle.manifest", "failed", path, { problem: "other-info", detail });
}

function isLine(line: string, label: string, value: string | undefined): boolean {
  return value === undefined ? line.startsWith(`${label}: Scelle `) : line === `${label}: ${value}`;
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

/** Each of these files against all manifests of one sort, in one reading. */
async function checkListed(
  bag: Bag,
  sort: "manifest" | "tagManifest",
  listed: readonly string[],
): Promise<void> {
  const stated = new Map<DigestName, ReadonlyMap<string, string>>();
  for (const name of digestNamesOf(bag)) {
    const digests = await readManifest(bag, name, manifestPaths[name][sort]);
    if (digests !== undefined) stated.set(name, digests);
  }
  if (stated.size === 0) return;
  const tell = teller(bag, listed);
  for (const path of listed) await checkFile(bag, path, stated, tell);
  const { sizes } = bag.files;
  const named = new Set([...stated.values()].flatMap((digests) => [...digests.keys()]));
  for (const path of named) {
    if (!sizes.has(path) && !listed.includes(path))
      bag.verification.reporter.report("bundle.manifest", "absent", path);
  }
}

/** Tells how many bytes of some files were read. */
function teller({ verification, files }: Bag, paths: readonly string[]): (sizeBytes: number) => void {
  const total = paths.reduce((sum, path) => sum + (files.sizes.get(path) ?? 0), 0);
  let done = 0;
  return (sizeBytes) => {
    done += sizeBytes;
    verification.options.onProgress?.({ stage: "files", done, total });
  };
}

async function checkFile(
  bag: Bag,
  path: string,
  stated: ReadonlyMap<DigestName, ReadonlyMap<string, string>>,
  onPiece: (sizeBytes: number) => void,
): Promise<void> {
  const { reporter } = bag.verification;
  const fail = (problem: string, detail = "") =>
    reporter.report("bundle.manifest", "failed", path, { problem, ...(detail === "" ? {} : { detail }) });
  if ([...stated.values()].some((digests) => !digests.has(path))) fail("unlisted");
  else if (!bag.files.sizes.has(path)) reporter.report("bundle.manifest", "absent", path);
  else {
    const found = await fileDigests(bag, path, [...stated.keys()], onPiece);
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
