// SPDX-License-Identifier: Apache-2.0
import { safeguardSets } from "../case-vocabularies.ts";
import { defineKind, optional, stated } from "../define-kind.ts";
import { oneOf } from "../values.ts";
import { registerFoundedV2 } from "./register-founded-v2.ts";

/** Version 2 with one optional field more: what was recorded before reads as this without any change. */
export const registerFounded = defineKind({
  ...registerFoundedV2,
  version: 3,
  about: {
    en:
      "First record of a register: its name, who founded it, the keys that its own acts and its recovery " +
      "rest on, the safeguards that hold in it, and the register that it follows where that one lost entries.",
    fr:
      "Premier acte d’un registre : son nom, son fondateur, les clés dont dépendent ses propres actes et " +
      "sa reprise, les garanties qui y valent, et le registre auquel il succède si celui-ci a perdu des entrées.",
  },
  shape: {
    ...registerFoundedV2.shape,
    safeguards: stated(optional(oneOf(safeguardSets)), {
      label: { en: "Safeguards in force", fr: "Garanties en vigueur" },
      fixed: true,
    }),
  },
});
