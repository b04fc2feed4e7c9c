// SPDX-License-Identifier: Apache-2.0
import type { FileHandle } from "node:fs/promises";
import { stat } from "node:fs/promises";
import { type carriedChecks, type containerFormats, ScelleError } from "@scelle/core";
import { openQuietly } from "../vault/file-source.ts";
import { openSource } from "../vault/open-source.ts";
import { type SegmentLayout, segmentSource } from "../vault/segment-source.ts";
import type { Source } from "../vault/source.ts";
import { sourceError } from "../vault/vault-error.ts";
import { type CarriedHash, readZippedImage } from "./carried-hashes.ts";
import { checkEwf } from "./check-ewf.ts";
import { findSegments, isNumberedPart } from "./find-segments.ts";

/** An image as it lies there: its files, and the container that they are. */
export interface FoundImage {
  /** First to last. */
  readonly paths: readonly string[];
  readonly format: keyof typeof containerFormats | undefined;
  /** Of a zip, which is read for them anyway. */
  readonly hashes: readonly CarriedHash[];
}

/** What an image says of its own content, and whether that was checked. */
export interface Carried {
  readonly format: keyof typeof containerFormats;
  readonly check: keyof typeof carriedChecks;
  readonly hashes: readonly CarriedHash[];
  readonly mediaSizeBytes?: number;
}

/** Up to the segment number of either version. */
const startSizeBytes = 16;
const zipSignature = "504b0304";

/**
 * Finds out what a path leads to, without reading it through. Whatever is no plain file is what it is.
 * @throws ScelleError("image.segment-missing" | "image.not-first" | "image.part-named" |
 * "vault.source-unreadable")
 */
export async function lookAtImage(path: string): Promise<FoundImage> {
  const other = { paths: [path], format: undefined, hashes: [] };
  if (path === "-") return other;
  const found = await stat(path).catch((cause: unknown) => {
    throw sourceError(cause);
  });
  if (!found.isFile()) return other;
  const file = await openQuietly(path);
  try {
    const start = await startOf(file);
    const segment = ewfSegmentNumber(start);
    if (segment !== undefined) {
      if (segment !== 1) throw new ScelleError("image.not-first", { number: segment });
      return { ...other, paths: await findSegments(path), format: "ewf" };
    }
    // A zip may be the first part of one that was split: what follows it comes first.
    if (isNumberedPart(path)) {
      const paths = await findSegments(path);
      if (paths.length > 1) return { ...other, paths };
    }
    if (!start.toString("hex").startsWith(zipSignature)) return other;
    return { ...other, ...(await readZippedImage(file, found.size)) };
  } finally {
    await file.close();
  }
}

/** EWF segments lie side by side, so that any tar gives them back; those of a raw image are that image. */
export function layoutOf({ paths, format }: FoundImage): SegmentLayout | undefined {
  if (paths.length === 1) return undefined;
  return format === "ewf" ? "tar" : "joined";
}

/** @throws ScelleError("vault.source-…") */
export async function openImage(image: FoundImage, layout = layoutOf(image)): Promise<Source> {
  return layout === undefined
    ? await openSource(image.paths[0] ?? "")
    : await segmentSource(image.paths, layout);
}

/**
 * What the image carries, checked over its content where we have the means; undefined for what carries
 * nothing.
 * @param signal ends the check, and whatever program is at it
 * @throws ScelleError("image.tool-missing" | "image.not-checked" | "image.damaged"), the signal's reason
 */
export async function carriedBy(
  { paths, format, hashes }: FoundImage,
  isToBeChecked: boolean,
  signal?: AbortSignal,
): Promise<Carried | undefined> {
  if (format === undefined) return undefined;
  if (format !== "ewf" || !isToBeChecked) return { format, check: "unchecked", hashes };
  const checked = await checkEwf(paths, signal);
  const { mediaSizeBytes } = checked;
  return {
    format,
    check: checked.hashes.length === 0 ? "none" : "agree",
    hashes: checked.hashes,
    ...(mediaSizeBytes === undefined ? {} : { mediaSizeBytes }),
  };
}

/** Which segment of an EWF image a file begins as; undefined for what is no EWF image. */
function ewfSegmentNumber(start: Buffer): number | undefined {
  if (start.length < startSizeBytes) return undefined;
  switch (start.toString("hex", 0, 8)) {
    case "455646090d0aff00":
    case "4c5646090d0aff00":
      return start.readUInt16LE(9);
    case "455646320d0a8100":
    case "4c5646320d0a8100":
      return start.readUInt32LE(12);
    default:
      return undefined;
  }
}

async function startOf(file: FileHandle): Promise<Buffer> {
  const bytes = Buffer.alloc(startSizeBytes);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, 0).catch((cause: unknown) => {
    throw sourceError(cause);
  });
  return bytes.subarray(0, bytesRead);
}
