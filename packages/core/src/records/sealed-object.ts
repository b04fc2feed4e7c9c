// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { unreadableRangesMax } from "../limits.ts";
import { type Kind, measured, optional } from "./define-kind.ts";
import { isOptional } from "./schema-walk.ts";
import { listOf, md5Hex, oneOf, reference, sha1Hex, sha256Hex, wholeNumber } from "./values.ts";
import { sourceKinds } from "./vocabularies.ts";

const unreadableRange = z.strictObject({ offsetBytes: wholeNumber(), lengthBytes: wholeNumber(1) });

/** What is measured of an object when it is sealed, whatever was sealed. */
export const sealedObjectFields = {
  objectRoot: measured(reference("object"), "register", {
    label: { en: "Root of the sealed object", fr: "Racine de l’objet scellé" },
    source: "RFC 6962",
  }),
  sealedSize: measured(wholeNumber(1), "register", {
    label: { en: "Sealed size", fr: "Taille scellée" },
    unit: "byte",
  }),
  recipientCount: measured(wholeNumber(1), "register", {
    label: { en: "Recipients", fr: "Destinataires" },
    unit: "recipient",
  }),
  sourceKind: measured(oneOf(sourceKinds), "client", { label: { en: "Source", fr: "Source" } }),
  imageSize: measured(wholeNumber(1), "client", {
    label: { en: "Size of the plaintext", fr: "Taille du clair" },
    unit: "byte",
  }),
  imageDigest: measured(sha256Hex, "client", {
    label: { en: "SHA-256 of the plaintext", fr: "SHA-256 du clair" },
    source: "FIPS 180-4",
  }),
  md5: measured(optional(md5Hex), "client", { label: { en: "MD5 of the plaintext", fr: "MD5 du clair" } }),
  sha1: measured(optional(sha1Hex), "client", {
    label: { en: "SHA-1 of the plaintext", fr: "SHA-1 du clair" },
  }),
  unreadable: measured(optional(listOf(unreadableRange, unreadableRangesMax)), "client", {
    label: { en: "Unreadable ranges", fr: "Plages illisibles" },
    unit: "byte",
  }),
  fileCount: measured(optional(wholeNumber()), "client", {
    label: { en: "Files in the folder", fr: "Fichiers du dossier" },
    unit: "file",
  }),
} as const;

/** Whether the sealing of one file measures everything that a kind cannot be without. */
export function isMeasuredBySealing({ shape }: Pick<Kind, "shape">): boolean {
  const needed = Object.entries(shape).filter(
    ([, { from, schema }]) => from === "measured" && !isOptional(schema),
  );
  return (
    needed.some(([name]) => name === "objectRoot") && needed.every(([name]) => name in sealedObjectFields)
  );
}
