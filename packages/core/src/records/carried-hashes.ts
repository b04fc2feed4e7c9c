// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { carriedHashesMax, imageSegmentsMax } from "../limits.ts";
import { measured, optional } from "./define-kind.ts";
import { carriedChecks, containerFormats, hashAlgorithms, segmentLayouts } from "./exhibit-vocabularies.ts";
import { listOf, oneOf, wholeNumber } from "./values.ts";

/** A hash that an image carries of what is in it: of the medium, not of the file. */
const carriedHash = z.strictObject({
  algorithm: oneOf(hashAlgorithms),
  digest: z.string().check(z.regex(/^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/)),
});

/** What an image in a container of the field says of its own content, and whether that was checked. */
export const carriedFields = {
  containerFormat: measured(optional(oneOf(containerFormats)), "client", {
    label: { en: "Container", fr: "Conteneur" },
  }),
  carriedCheck: measured(optional(oneOf(carriedChecks)), "client", {
    label: { en: "Hashes that it carries", fr: "Empreintes qu’il porte" },
  }),
  carriedHashes: measured(optional(listOf(carriedHash, carriedHashesMax)), "client", {
    label: { en: "Hashes carried, of the content", fr: "Empreintes portées, du contenu" },
  }),
  mediaSize: measured(optional(wholeNumber(1)), "client", {
    label: { en: "Size of the medium inside", fr: "Taille du support contenu" },
    unit: "byte",
  }),
} as const;

/** How the files of a split image became one. */
export const segmentFields = {
  segmentLayout: measured(optional(oneOf(segmentLayouts)), "client", {
    label: { en: "Segments", fr: "Segments" },
  }),
  segmentSizes: measured(optional(listOf(wholeNumber(1), imageSegmentsMax)), "client", {
    label: { en: "Sizes of the segments, in order", fr: "Tailles des segments, dans l’ordre" },
    unit: "byte",
  }),
} as const;
