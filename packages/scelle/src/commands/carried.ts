// SPDX-License-Identifier: Apache-2.0
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import {
  carriedChecks,
  containerFormats,
  hashAlgorithms,
  type JsonObject,
  type Language,
} from "@scelle/core";
import { type Carried, type FoundImage, layoutOf, lookAtImage } from "@scelle/register";
import { namingSource } from "./naming-source.ts";

/** An image by the path that was typed for it. */
export interface NamedImage {
  readonly path: string;
  readonly image: FoundImage;
}

/**
 * What is to be sealed, in the order typed. Whoever names all the segments of an image means that one image.
 * @param isAsItIs documents are no images, whatever they look like
 * @throws ScelleError("image.segment-missing" | "image.not-first" | "image.part-named" |
 * "vault.source-unreadable")
 */
export async function findImages(paths: readonly string[], isAsItIs: boolean): Promise<NamedImage[]> {
  const asItIs = (path: string): FoundImage => ({ paths: [path], format: undefined, hashes: [] });
  if (isAsItIs) return paths.map((path) => ({ path, image: asItIs(path) }));
  const found = new Map<string, FoundImage>();
  const later = new Set<string>();
  for (const path of [...paths].sort()) {
    if (later.has(resolve(path))) continue;
    const image = await namingSource(path, () => lookAtImage(path));
    for (const segment of image.paths.slice(1)) later.add(resolve(segment));
    found.set(path, image);
  }
  return paths.flatMap((path) => {
    const image = found.get(path);
    return image === undefined ? [] : [{ path, image }];
  });
}

/** Measured fields for what an image carries. */
export function carriedFields(carried: Carried | undefined): JsonObject {
  if (carried === undefined) return {};
  const { format, check, hashes, mediaSizeBytes } = carried;
  return {
    containerFormat: format,
    carriedCheck: check,
    ...(hashes.length === 0 ? {} : { carriedHashes: hashes.map((hash) => ({ ...hash })) }),
    ...(mediaSizeBytes === undefined || mediaSizeBytes === 0 ? {} : { mediaSize: mediaSizeBytes }),
  };
}

/** Measured fields for the files of a split image. */
export async function segmentFields(
  image: FoundImage,
  layout: "tar" | "joined" | undefined = layoutOf(image),
): Promise<JsonObject> {
  if (layout === undefined || image.paths.length === 1) return {};
  const found = await Promise.all(image.paths.map((path) => stat(path)));
  return { segmentLayout: layout, segmentSizes: found.map(({ size }) => size) };
}

export function carriedLines(
  carried: Carried | undefined,
  language: Language,
): (readonly [string, string])[] {
  if (carried === undefined) return [];
  const { format, check, hashes } = carried;
  return [
    [words[language].container, `${containerFormats[format][language]}; ${carriedChecks[check][language]}`],
    ...hashes.map(({ algorithm, digest }) => [`  ${hashAlgorithms[algorithm][language]}`, digest] as const),
  ];
}

const words = { en: { container: "container" }, fr: { container: "conteneur" } } as const;
