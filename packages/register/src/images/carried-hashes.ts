// SPDX-License-Identifier: Apache-2.0
import type { FileHandle } from "node:fs/promises";
import { carriedHashesMax, type hashAlgorithms } from "@scelle/core";
import { listZip, readZipEntry } from "./read-zip-entry.ts";

export interface CarriedHash {
  readonly algorithm: keyof typeof hashAlgorithms;
  /** Lower-case hexadecimal. */
  readonly digest: string;
}

/** An image that is a zip, and what it says of its own content; nobody has checked that. */
export interface ZippedImage {
  readonly format: "aff4" | "ufdr";
  readonly hashes: readonly CarriedHash[];
}

/** What of a description is read: the hashes of whole images stand near its beginning. */
const descriptionSizeBytesMax = 16 * 1024 * 1024;

/** Reads an AFF4 volume or a UFDR report as far as list and description; undefined for another zip. */
export async function readZippedImage(file: FileHandle, sizeBytes: number): Promise<ZippedImage | undefined> {
  const entries = await listZip(file, sizeBytes);
  const named = (name: string) => entries?.find((entry) => entry.name === name);
  const text = async (name: string) => {
    const entry = named(name);
    const bytes = entry && (await readZipEntry(file, entry, descriptionSizeBytesMax));
    return bytes?.toString("utf8") ?? "";
  };
  if (named("information.turtle") !== undefined) {
    return { format: "aff4", hashes: atMost(turtleHashes(await text("information.turtle"))) };
  }
  if (named("report.xml") === undefined) return undefined;
  const report = await text("report.xml");
  return isUfdr(report) ? { format: "ufdr", hashes: atMost(reportHashes(report)) } : undefined;
}

/** Hashes of whole images stand in a section of their own; those of single files do not matter here. */
export function reportHashes(report: string): CarriedHash[] {
  const hashes: CarriedHash[] = [];
  for (const section of hashSections(report)) {
    for (const [, name = "", digest = ""] of section.matchAll(hashItem)) {
      hashes.push(...carriedHash(name, digest));
    }
  }
  return hashes;
}

const lengths = { md5: 32, sha1: 40, sha256: 64, sha512: 128 } as const;

/** @see AFF4 Standard v1.0, 6.1: `aff4:hash "…"^^aff4:SHA1`, in hexadecimal */
function turtleHashes(turtle: string): CarriedHash[] {
  return [
    ...turtle.matchAll(/"([0-9a-fA-F]{32,128})"\^\^(?:aff4:|<http:\/\/aff4\.org\/Schema#)(\w+)/g),
  ].flatMap(([, digest = "", name = ""]) => carriedHash(name, digest));
}

function isUfdr(report: string): boolean {
  return /<project\b[^>]*\bxmlns="http:\/\/pa\.cellebrite\.com\//.test(report.slice(0, 4_096));
}

const hashItem =
  /<item name="([A-Za-z0-9-]{3,8})"[^>]{0,99}>\s*(?:<!\[CDATA\[\s*)?([0-9a-fA-F]{32,128})\s*(?:\]|<\/item>)/g;

const sectionStart = '<metadata section="Hashes">';
const sectionEnd = "</metadata>";
const sectionLengthMax = 8192;

/** In one way through the report, whatever stands in it: sections may begin by the million and never end. */
function* hashSections(report: string): Generator<string> {
  let end = 0;
  for (let at = report.indexOf(sectionStart); at >= 0; at = report.indexOf(sectionStart, at)) {
    at += sectionStart.length;
    if (end < at) end = report.indexOf(sectionEnd, at);
    if (end < 0) return;
    if (end - at > sectionLengthMax) continue;
    yield report.slice(at, end);
    at = end;
  }
}

function carriedHash(name: string, digest: string): CarriedHash[] {
  const algorithm = name.toLowerCase().replace("-", "");
  if (algorithm !== "md5" && algorithm !== "sha1" && algorithm !== "sha256" && algorithm !== "sha512")
    return [];
  return digest.length === lengths[algorithm] ? [{ algorithm, digest: digest.toLowerCase() }] : [];
}

/** A volume of thousands of files has as many hashes: a part of them would pass for all. */
function atMost(hashes: readonly CarriedHash[]): readonly CarriedHash[] {
  const distinct = new Map(hashes.map((hash) => [`${hash.algorithm} ${hash.digest}`, hash]));
  return distinct.size > carriedHashesMax ? [] : [...distinct.values()];
}
