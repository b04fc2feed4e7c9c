// SPDX-License-Identifier: Apache-2.0
import { receiptInRecordLengthMax } from "../../limits.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { draftId, listOf, sha256Hex, text } from "../values.ts";
import { exhibitTakenOverV1 } from "./exhibit-taken-over-v1.ts";

/** Version 1 with where a thing comes from that another register held. */
export const exhibitTakenOver = defineKind({
  ...exhibitTakenOverV1,
  version: 2,
  title: {
    en: "Exhibit taken over from paper or another register",
    fr: "Scellé repris du papier ou d’un autre registre",
  },
  shape: {
    ...exhibitTakenOverV1.shape,
    sourceExhibitRef: stated(optional(draftId), {
      label: { en: "Exhibit in the register it comes from", fr: "Scellé dans le registre d’origine" },
      fixed: true,
    }),
    sourceReceipt: stated(optional(text(receiptInRecordLengthMax)), {
      label: {
        en: "That register’s receipt of the record it began with",
        fr: "Reçu par ce registre de l’acte qui l’a fait naître",
      },
      words: true,
      fixed: true,
      source: "scelle/receipt/v1",
    }),
    imageDigests: stated(optional(listOf(sha256Hex, 200)), {
      label: { en: "SHA-256 of its images there", fr: "SHA-256 de ses copies là-bas" },
    }),
  },
});
