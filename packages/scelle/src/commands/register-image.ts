// SPDX-License-Identifier: Apache-2.0
import { stat } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { type JsonObject, type Language, ScelleError } from "@scelle/core";
import {
  type Carried,
  carriedBy,
  type FoundImage,
  type HashedInPlace,
  hashInPlace,
  layoutOf,
  lookAtImage,
  openImage,
  type Receipt,
} from "@scelle/register";
import { type AuthorFlags, atRegister, draftOf, recordMeasured } from "../program/at-register.ts";
import { clearedBeforeEnd } from "../program/ending-signals.ts";
import { progressText } from "../program/progress-line.ts";
import { recordNamed } from "../program/references.ts";
import type { Surroundings } from "../program/surroundings.ts";
import { carriedFields, carriedLines, segmentFields } from "./carried.ts";
import { namingSource } from "./naming-source.ts";
import { receiptText } from "./receipt.ts";
import { alsoOf } from "./seal.ts";

export interface RegisterImageFlags extends AuthorFlags {
  readonly exhibit: string;
  /** The body that keeps the image. */
  readonly holder: string;
  readonly method?: string | undefined;
  readonly format?: string | undefined;
  readonly tool?: string | undefined;
  readonly also?: string | undefined;
  readonly unchecked?: boolean | undefined;
}

/** Of an image that did not change while it was read: another is not registered. */
type Measured = Omit<HashedInPlace, "isStill">;

export interface RegisteredImage {
  readonly receipt: Receipt;
  /** Where it stays. */
  readonly path: string;
  readonly segmentCount: number;
  readonly hashed: Measured;
  readonly carried?: Carried;
}

/**
 * Measures an image where it lies and records it. Nothing is copied: whoever keeps it goes on keeping it,
 * and a scrub reads it there again.
 */
export async function registerImage(
  named: string,
  flags: RegisterImageFlags,
  around: Surroundings,
): Promise<RegisteredImage> {
  const path = resolve(named);
  const image = await namingSource(named, async () => {
    const image = await lookAtImage(path);
    const found = await stat(path);
    // What a scrub could not read again is not registered.
    if (found.isFile() || found.isBlockDevice()) return image;
    throw new ScelleError("vault.source-unreadable", { reason: "neither file nor disk" });
  });
  const also = alsoOf(flags.also);
  const stated = await atRegister(flags, around.env, "register-image", async (desk) => {
    const exhibit = await recordNamed(desk.names, flags.exhibit, "exhibit");
    const holder = await recordNamed(desk.names, flags.holder, "body");
    const found = {
      exhibitRef: exhibit.ref,
      holderRef: holder.ref,
      storedAs: path,
      acquisitionMethod: flags.method ?? "physical",
      format: flags.format ?? usualFormat(image),
      ...(flags.tool === undefined ? {} : { tool: flags.tool }),
    };
    await desk.consider(imageDraft(found, supposed, {}));
    return found;
  });
  const source = await openImage(image, layoutOf(image) && "joined");
  const segments = await segmentFields(image, "joined");
  const isChecked = flags.unchecked !== true;
  const check = clearedBeforeEnd((signal) => carriedBy(image, isChecked, signal));
  const carried = await check.catch(async (cause: unknown) => {
    await source.close();
    throw cause;
  });
  let doneBytes = 0;
  const spend = async (sizeBytes: number) => {
    around.progress.show(() => `${named}  ${progressText(doneBytes, source.sizeBytes)}`);
    doneBytes += sizeBytes;
  };
  const { isStill, ...hashed } = await hashInPlace(source, Number.MAX_SAFE_INTEGER, { spend }, also);
  around.progress.clear();
  if (!isStill) throw new ScelleError("vault.source-changed");
  if (!hashed.isWhole) throw new ScelleError("vault.source-unreadable", { reason: "EIO" });
  if (hashed.sizeBytes === 0) throw new ScelleError("vault.source-empty");
  const draft = imageDraft(stated, hashed, { ...carriedFields(carried), ...segments });
  const receipt = await recordMeasured(draft, flags, around, "register-image");
  const segmentCount = image.paths.length;
  return { receipt, path, segmentCount, hashed, ...(carried === undefined ? {} : { carried }) };
}

export function registeredText(registered: RegisteredImage, language: Language): string {
  const say = words[language];
  const { receipt, path, segmentCount, hashed, carried } = registered;
  return receiptText(receipt, language, [
    [say.place, path],
    ["SHA-256", hashed.sha256],
    ...(hashed.md5 === undefined ? [] : ([["MD5", hashed.md5]] as const)),
    ...(hashed.sha1 === undefined ? [] : ([["SHA-1", hashed.sha1]] as const)),
    [say.size, say.bytes(hashed.sizeBytes)],
    ...(segmentCount === 1 ? [] : ([[say.segments, `${segmentCount}`]] as const)),
    ...carriedLines(carried, language),
  ]);
}

/** Stands for the image that is yet to be read when the register is asked whether it would take it in. */
const supposed: Measured = { sizeBytes: 1, sha256: "0".repeat(64), isWhole: true };

function imageDraft(stated: JsonObject, { sizeBytes, sha256, md5, sha1 }: Measured, more: JsonObject) {
  const measured = {
    imageSize: sizeBytes,
    imageDigest: sha256,
    ...(md5 === undefined ? {} : { md5 }),
    ...(sha1 === undefined ? {} : { sha1 }),
    ...more,
  };
  return draftOf({ kind: "image-registered", stated, measured });
}

const rawEndings: readonly string[] = [".dd", ".img", ".raw", ".000", ".001", ".0000", ".0001"];

function usualFormat({ format, paths }: FoundImage): string {
  if (format === "ufdr") return "vendor";
  if (format !== undefined) return format;
  return rawEndings.includes(extname(paths[0] ?? "").toLowerCase()) ? "raw" : "other";
}

const words = {
  en: { place: "stays at", size: "size", segments: "segments", bytes: (count: number) => `${count} bytes` },
  fr: {
    place: "demeure à",
    size: "taille",
    segments: "segments",
    bytes: (count: number) => `${count} octets`,
  },
} as const;
