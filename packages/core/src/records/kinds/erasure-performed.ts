// SPDX-License-Identifier: Apache-2.0
import { defineKind, stated } from "../define-kind.ts";
import { reference, wholeNumber } from "../values.ts";

export const erasurePerformed = defineKind({
  kind: "erasure-performed",
  version: 1,
  group: "mending",
  title: { en: "Erasure performed", fr: "Effacement effectué" },
  about: {
    en: "The register destroyed the keys of what the decision names.",
    fr: "Le registre a détruit les clés de ce que la décision désigne.",
  },
  shape: {
    targetRef: stated(reference("record"), {
      label: { en: "Record erased", fr: "Acte effacé" },
      fixed: true,
    }),
    decisionRef: stated(reference("decision"), { label: { en: "Decision", fr: "Décision" }, fixed: true }),
    keysDestroyed: stated(wholeNumber(1), {
      label: { en: "Keys destroyed", fr: "Clés détruites" },
      unit: "key",
    }),
  },
});
