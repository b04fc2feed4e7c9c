// SPDX-License-Identifier: Apache-2.0
import { defineKind, measured, optional, stated } from "../define-kind.ts";
import { imageFormats } from "../exhibit-vocabularies.ts";
import { md5Hex, oneOf, reference, sha1Hex, sha256Hex, text, timeInterval, wholeNumber } from "../values.ts";
import { acquisitionMethods } from "../vocabularies.ts";

export const imageRegisteredV1 = defineKind({
  kind: "image-registered",
  version: 1,
  group: "exhibits",
  title: { en: "Image registered", fr: "Copie inscrite" },
  about: {
    en:
      "A forensic image that stays where it is, on the storage of a laboratory. The register holds " +
      "its digest, not its bytes, and cannot check them.",
    fr:
      "Copie forensique qui demeure sur le stockage d’un laboratoire. Le registre en tient " +
      "l’empreinte, non les octets, et ne peut les contrôler.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    acquisitionMethod: stated(oneOf(acquisitionMethods), {
      label: { en: "Acquisition method", fr: "Méthode d’acquisition" },
      source: "NIST SP 800-101r1",
    }),
    format: stated(oneOf(imageFormats), { label: { en: "Format", fr: "Format" } }),
    tool: stated(optional(text(200)), {
      label: { en: "Tool and version", fr: "Outil et version" },
      words: true,
    }),
    sourceDescription: stated(optional(text(500)), {
      label: { en: "What was read", fr: "Source lue" },
      words: true,
    }),
    acquiredAt: stated(optional(timeInterval), { label: { en: "Acquired at", fr: "Réalisée le" } }),
    holderRef: stated(reference("body"), { label: { en: "Who keeps it", fr: "Qui la conserve" } }),
    storedAs: stated(text(500), { label: { en: "Where it is kept", fr: "Emplacement" }, words: true }),
    imageSize: measured(wholeNumber(1), "client", {
      label: { en: "Size of the image", fr: "Taille de la copie" },
      unit: "byte",
    }),
    imageDigest: measured(sha256Hex, "client", {
      label: { en: "SHA-256 of the image", fr: "SHA-256 de la copie" },
      source: "FIPS 180-4",
    }),
    md5: measured(optional(md5Hex), "client", { label: { en: "MD5 of the image", fr: "MD5 de la copie" } }),
    sha1: measured(optional(sha1Hex), "client", {
      label: { en: "SHA-1 of the image", fr: "SHA-1 de la copie" },
    }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
