// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { predecessor } from "../predecessor.ts";
import { registerFoundedV1 } from "./register-founded-v1.ts";

/**
 * Version 1 with one optional field more: what was recorded as version 1 reads as this without any change.
 * A register that follows no other is still founded by version 1, which older programs know.
 */
export const registerFoundedV2 = defineKind({
  ...registerFoundedV1,
  version: 2,
  about: {
    en:
      "First record of a register: its name, who founded it, the keys that its own acts and its recovery " +
      "rest on, and the register that it follows where that one lost entries for good.",
    fr:
      "Premier acte d’un registre : son nom, son fondateur, les clés dont dépendent ses propres actes et " +
      "sa reprise, et le registre auquel il succède lorsque celui-ci a perdu des entrées.",
  },
  shape: {
    ...registerFoundedV1.shape,
    succeeds: stated(optional(predecessor), {
      label: { en: "Register that it follows", fr: "Registre auquel il succède" },
      unit: "entry",
      fixed: true,
    }),
  },
});
