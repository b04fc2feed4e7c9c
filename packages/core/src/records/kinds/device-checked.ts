// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { defineKind, optional, stated } from "../define-kind.ts";
import { isolationMeasures, lockStates } from "../exhibit-vocabularies.ts";
import { instant, oneOf, reference, text, timeInterval } from "../values.ts";
import { powerStates } from "../vocabularies.ts";

/** What a device showed as the time, and the time of the clock that was held beside it. */
const clockReading = z.strictObject({ shown: instant, besideIt: instant });

export const deviceChecked = defineKind({
  kind: "device-checked",
  version: 1,
  group: "exhibits",
  title: { en: "Device checked when seized", fr: "État d’un appareil à la saisie" },
  about: {
    en:
      "In what state a telephone or a computer was found, how it was kept from networks, and how its clock stood " +
      "beside another. What was not looked at stays out.",
    fr:
      "Dans quel état un téléphone ou un ordinateur fut trouvé, comment il fut isolé des réseaux, et l’écart de " +
      "son horloge à une autre. Ce qui ne fut pas relevé reste absent.",
  },
  shape: {
    exhibitRef: stated(reference("exhibit"), { label: { en: "Exhibit", fr: "Scellé" }, subject: true }),
    checkedAt: stated(timeInterval, { label: { en: "Checked at", fr: "Relevé le" } }),
    powerState: stated(optional(oneOf(powerStates)), {
      label: { en: "Power state", fr: "État d’alimentation" },
      source: "NIST SP 800-101r1",
    }),
    lockState: stated(optional(oneOf(lockStates)), { label: { en: "Screen", fr: "Écran" } }),
    batteryPercent: stated(optional(z.int().check(z.minimum(0), z.maximum(100))), {
      label: { en: "Battery", fr: "Batterie" },
      unit: "percent",
    }),
    isolation: stated(optional(oneOf(isolationMeasures)), {
      label: { en: "Kept from networks by", fr: "Isolé des réseaux par" },
      source: "NIST SP 800-101r1",
    }),
    clock: stated(optional(clockReading), { label: { en: "Its clock", fr: "Son horloge" } }),
    note: stated(optional(text(4_000)), { label: { en: "Remark", fr: "Observation" }, words: true }),
  },
});
