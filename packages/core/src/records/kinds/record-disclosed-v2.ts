// SPDX-License-Identifier: Apache-2.0

import { recordsShownMax } from "../../limits.ts";
import { standings, transmissionMeans } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { logPurposes } from "../reading-vocabularies.ts";
import { legalReference, listOf, oneOf, reference, sha256Hex, text, timeInterval } from "../values.ts";

export const recordDisclosedV2 = defineKind({
  kind: "record-disclosed",
  version: 2,
  group: "access",
  title: { en: "Record disclosed", fr: "Acte communiqué" },
  about: {
    en: "Records left the register: which, to whom, in what quality, on what ground and how.",
    fr:
      "Des actes sont sortis du registre : lesquels, pour qui, en quelle qualité, sur quel " +
      "fondement et comment.",
  },
  shape: {
    caseRef: stated(optional(reference("case")), {
      label: { en: "Case, none for looks over several", fr: "Affaire, aucune pour des rapprochements" },
      subject: true,
    }),
    recordRefs: stated(listOf(reference("record"), recordsShownMax), {
      label: { en: "Records disclosed", fr: "Actes communiqués" },
    }),
    recipientRef: stated(optional(reference("person")), { label: { en: "Recipient", fr: "Destinataire" } }),
    recipientBodyRef: stated(optional(reference("body")), {
      label: { en: "Recipient, if a body", fr: "Destinataire, si un service" },
    }),
    standing: stated(oneOf(standings), { label: { en: "In what quality", fr: "En quelle qualité" } }),
    means: stated(oneOf(transmissionMeans), { label: { en: "Means", fr: "Moyen" } }),
    disclosedAt: stated(timeInterval, { label: { en: "Disclosed at", fr: "Communiqué le" } }),
    reason: stated(text(1_000), { label: { en: "Reason", fr: "Motif" }, words: true }),
    grantRef: stated(optional(reference("record")), {
      label: { en: "Decision that grants it", fr: "Décision qui l’accorde" },
    }),
    logPurpose: stated(optional(oneOf(logPurposes)), {
      label: { en: "For what the log of looks is handed over", fr: "Finalité de la remise du journal" },
      source: "Directive (EU) 2016/680, article 25(2)",
    }),
    legalReference: stated(optional(legalReference), {
      label: { en: "Legal reference", fr: "Référence légale" },
      words: true,
    }),
    bundleDigest: stated(optional(sha256Hex), {
      label: { en: "SHA-256 of what was handed over", fr: "SHA-256 de ce qui fut remis" },
      source: "FIPS 180-4",
    }),
  },
});
