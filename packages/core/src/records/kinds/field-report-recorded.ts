// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { fieldReadingsMax } from "../../limits.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { instant, listOf, reference, sha256Hex, text } from "../values.ts";

/** The clock of the device beside that of the register, in UTC. */
const clockComparison = z.strictObject({ deviceTime: instant, registerTime: instant });

/** Degrees as WGS 84 counts them, and the radius in metres that the device gives for its own error. */
const position = z.strictObject({
  latitude: z.number().check(z.minimum(-90), z.maximum(90)),
  longitude: z.number().check(z.minimum(-180), z.maximum(180)),
  accuracyMetres: z.number().check(z.minimum(0)),
});

const reading = z.strictObject({
  recordRef: reference("record"),
  deviceTime: instant,
  position: optional(position),
});

export const fieldReportRecorded = defineKind({
  kind: "field-report-recorded",
  version: 1,
  group: "searches",
  title: { en: "Field report recorded", fr: "Compte rendu de terrain consigné" },
  about: {
    en:
      "The digest of the report that was made at a search, and what the device said of times and places while it " +
      "was used there. A device may be wrong or be made to lie: nothing here shows that it was where it says.",
    fr:
      "Empreinte du compte rendu établi lors d’une perquisition, et ce que l’appareil a indiqué d’heures et de " +
      "lieux pendant son emploi. Un appareil peut se tromper ou être trompé : rien ici ne montre qu’il était là " +
      "où il le dit.",
  },
  shape: {
    caseRef: stated(reference("case"), { label: { en: "Case", fr: "Affaire" }, subject: true }),
    searchRef: stated(reference("search"), { label: { en: "Search", fr: "Perquisition" }, fixed: true }),
    reportDigest: stated(sha256Hex, {
      label: { en: "SHA-256 of the report", fr: "SHA-256 du compte rendu" },
      source: "FIPS 180-4",
    }),
    madeAt: stated(instant, {
      label: { en: "Made at, by the device’s clock", fr: "Établi le, à l’horloge de l’appareil" },
    }),
    device: stated(optional(text(300)), {
      label: { en: "What the device says it is", fr: "Ce que l’appareil dit être" },
      words: true,
    }),
    clocks: stated(listOf(clockComparison, 10, 0), {
      label: { en: "Its clock beside the register’s", fr: "Son horloge et celle du registre" },
    }),
    readings: stated(optional(listOf(reading, fieldReadingsMax)), {
      label: { en: "Times and places by the device", fr: "Heures et lieux selon l’appareil" },
      unit: "degree",
    }),
  },
});
