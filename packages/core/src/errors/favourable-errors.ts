// SPDX-License-Identifier: Apache-2.0
import type { ErrorRow } from "./error-row.ts";

/** Refusals about marks that a record speaks for the defence. */
export const favourableErrors = {
  "favourable.not-markable": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "What a {kind} record says is who looked or who marked something. Mark the record that is favourable itself.",
    fr: "Un acte {kind} dit qui a consulté ou signalé. Signalez l’acte favorable lui-même.",
  },
  "favourable.already-marked": {
    status: 409,
    exit: 65,
    retry: "after-operator",
    en: "You have marked record {ref} as favourable, and the mark stands. Remove it first, with a reason, to give another.",
    fr: "Vous avez signalé l’acte {ref} à décharge, et le signalement tient. Retirez-le d’abord, avec un motif, pour en donner un autre.",
  },
  "favourable.already-removed": {
    status: 409,
    exit: 65,
    retry: "after-operator",
    en: "The mark {mark} was removed before. Mark the record again if it is favourable after all.",
    fr: "Le signalement {mark} a déjà été retiré. Signalez de nouveau l’acte s’il est favorable malgré tout.",
  },
  "favourable.of-the-defence": {
    status: 403,
    exit: 77,
    retry: "after-operator",
    en: "The mark was made for the defence, by {person}. Ask that person to remove it, or record in a finding why you see it otherwise.",
    fr: "Le signalement vient de la défense, par {person}. Demandez à cette personne de le retirer, ou consignez dans une conclusion pourquoi vous en jugez autrement.",
  },
} as const satisfies Record<string, ErrorRow>;
