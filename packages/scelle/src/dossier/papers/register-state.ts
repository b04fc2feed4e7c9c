// SPDX-License-Identifier: Apache-2.0
import type { Language } from "@scelle/core";
import type { RegisterStatus } from "@scelle/register";
import type { Block } from "../paper.ts";
import { type CheckpointFacts, fingerprintOf, groupedFingerprint, instantText } from "../paper-facts.ts";

/** What state a register is in, to be kept by somebody outside: nothing of any case. */
export function registerState(
  { origin, size, publishedSize, recoveryRecipient, alarms }: RegisterStatus,
  { checkpoint, at }: { readonly checkpoint: CheckpointFacts; readonly at: string },
  language: Language,
): Block[] {
  const told = words[language];
  return [
    {
      type: "facts",
      rows: [
        [told.register, origin],
        [told.at, instantText(at)],
        [told.entries, String(size)],
        [told.published, String(publishedSize)],
        [told.root, groupedFingerprint(checkpoint)],
        [told.recovery, recoveryRecipient],
        [told.alarms, alarms.join(", ") || told.noAlarm],
      ],
    },
    { type: "code", content: fingerprintOf(checkpoint), caption: told.fingerprint },
    { type: "list", items: told.keep },
    { type: "signatures", who: told.signs },
  ];
}

const words = {
  en: {
    register: "Register",
    at: "Printed",
    entries: "Entries",
    published: "Under the signed state",
    root: "Signed state",
    recovery: "Recovery recipient",
    alarms: "Conditions an operator should know",
    noAlarm: "none",
    fingerprint: "State of the log: number of entries and root",
    keep: [
      "Keep this paper outside the house that runs the register.",
      "scelle verify DIR --anchor with this fingerprint says whether the log still continues this state. It proves nothing of " +
        "entries that came later, and not that what was typed is true.",
    ],
    signs: ["Printed by", "Received by"],
  },
  fr: {
    register: "Registre",
    at: "Imprimé le",
    entries: "Entrées",
    published: "Sous l’état signé",
    root: "État signé",
    recovery: "Destinataire de secours",
    alarms: "Conditions à signaler à l’exploitant",
    noAlarm: "aucune",
    fingerprint: "État du journal : nombre d’entrées et racine",
    keep: [
      "Gardez ce papier hors de la maison qui tient le registre.",
      "scelle verify DIR --anchor avec cette empreinte dit si le journal prolonge encore cet état. Cela ne prouve rien des " +
        "entrées ultérieures, ni que ce qui fut saisi est vrai.",
    ],
    signs: ["Imprimé par", "Reçu par"],
  },
} as const;
