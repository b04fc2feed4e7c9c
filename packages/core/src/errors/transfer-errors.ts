// SPDX-License-Identifier: Apache-2.0
import type { ErrorRow } from "./error-row.ts";

/** What stands against giving a case to another register, and against receiving one. */
export const transferErrors = {
  "transfer.given-away": {
    status: 409,
    exit: 77,
    retry: "no",
    en: "Case {case} was given to the register {register}: it is conducted there. Record there, or withdraw the transfer while it is not acknowledged.",
    fr: "L’affaire {case} a été transmise au registre {register} : elle est conduite là-bas. Consignez là-bas, ou retirez la transmission tant qu’elle n’est pas accusée.",
  },
  "transfer.not-pending": {
    status: 409,
    exit: 77,
    retry: "no",
    en: "No such transfer of case {case} waits for an answer. `scelle transfer status` says how it stands.",
    fr: "Aucune transmission de ce genre n’attend de réponse pour l’affaire {case}. `scelle transfer status` dit où elle en est.",
  },
  "transfer.to-itself": {
    status: 422,
    exit: 64,
    retry: "after-operator",
    en: "{register} is this register itself. Name the register that the case goes to.",
    fr: "{register} est ce registre même. Indiquez le registre auquel va l’affaire.",
  },
  "transfer.already-received": {
    status: 409,
    exit: 77,
    retry: "no",
    en: "This case was received already, as case {case}. Go on there. Whoever needs its receipt again takes a bundle of it: `scelle transfer acknowledge` reads that too.",
    fr: "Cette affaire a déjà été reçue, comme affaire {case}. Continuez là-bas. Si son reçu manque, faites-en une liasse : `scelle transfer acknowledge` la lit aussi.",
  },
  "transfer.no-transfer": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The bundle gives nothing away: it shows no transfer of its case that still stands. Ask for the bundle that `scelle transfer send` wrote.",
    fr: "La liasse ne transmet rien : elle ne montre aucune transmission de son affaire encore valable. Demandez la liasse écrite par `scelle transfer send`.",
  },
  "transfer.bundle-fault": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The bundle does not hold ({faults} faults, the first: {check}). Run `scelle verify` on it, and ask the other register for another.",
    fr: "La liasse ne tient pas ({faults} défauts, dont {check}). Lancez `scelle verify` sur elle et demandez-en une autre au registre d’origine.",
  },
  "transfer.older-checkpoint": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The bundle shows the other register at {size} entries, and {known} are known of it. Ask for a bundle of today.",
    fr: "La liasse montre l’autre registre à {size} entrées, et on lui en connaît {known}. Demandez une liasse du jour.",
  },
  "transfer.acts-after": {
    status: 422,
    exit: 65,
    retry: "no",
    en: "The other register went on with the case after giving it away: entry {index} ({kind}). Do not receive it; ask that register for an account.",
    fr: "L’autre registre a poursuivi l’affaire après l’avoir transmise : entrée {index} ({kind}). Ne la recevez pas ; demandez-lui une explication.",
  },
  "transfer.not-proved": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The receipt of the other register does not hold ({detail}). Ask that register for another.",
    fr: "Le reçu de l’autre registre ne tient pas ({detail}). Demandez-lui-en un autre.",
  },
  "transfer.other-act": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The receipt proves another act ({detail}). Bring the receipt that `scelle transfer receive` wrote.",
    fr: "Le reçu prouve un autre acte ({detail}). Apportez celui qu’a écrit `scelle transfer receive`.",
  },
  "transfer.other-register": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "This comes from another register ({detail}), or is signed by another key than the one that was named. Compare the keys with that register.",
    fr: "Ceci vient d’un autre registre ({detail}), ou est signé par une autre clé que celle indiquée. Comparez les clés avec ce registre.",
  },
  "transfer.not-addressed": {
    status: 422,
    exit: 77,
    retry: "no",
    en: "The case was given to another register ({detail}), or to another key of this one. Send the file back to whoever sent it.",
    fr: "L’affaire a été transmise à un autre registre ({detail}), ou à une autre clé de celui-ci. Renvoyez le fichier à son expéditeur.",
  },
  "transfer.head-differs": {
    status: 422,
    exit: 65,
    retry: "no",
    en: "What is stated of the other register’s entry ({detail}) is not what its proof shows. Make the record again from the file.",
    fr: "Ce qui est dit de l’entrée de l’autre registre ({detail}) n’est pas ce que montre sa preuve. Refaites l’acte à partir du fichier.",
  },
  "transfer.other-transfer": {
    status: 422,
    exit: 65,
    retry: "after-operator",
    en: "The receipt (entry {detail}) is of another transfer, not of the one that waits here. Bring the receipt of this one.",
    fr: "Le reçu (entrée {detail}) est celui d’une autre transmission que celle qui attend ici. Apportez celui de celle-ci.",
  },
} as const satisfies Record<string, ErrorRow>;
