// SPDX-License-Identifier: Apache-2.0
import type { CheckRow } from "./check-sentence.ts";

/** Checks of a register that follows another, and of the one that has ended. */
export const successionCheckRows = {
  "succession.closing": {
    concerns: "integrity",
    ok: {
      en: "The register is closed at {size} entries, as both log keys signed; {successor} follows it.",
      fr: "Le registre est clos à {size} entrées, ce qu’ont signé les deux clés ; {successor} lui succède.",
    },
    failed: {
      en: "{subject} does not close this register as it stands: {problem}.",
      fr: "{subject} ne clôt pas ce registre tel qu’il est : {problem}.",
    },
    absent: {
      en: "register.json says that the register is closed, and {subject}, which both log keys sign, is missing.",
      fr: "register.json dit le registre clos, et {subject}, que signent les deux clés, manque.",
    },
    note: {
      en: "{subject} is what a closing that was cut off left: the register is not closed.",
      fr: "{subject} est ce qu’a laissé une clôture interrompue : le registre n’est pas clos.",
    },
  },
  "succession.statement": {
    concerns: "integrity",
    ok: {
      en: "Both log keys signed that this register follows {predecessor}.",
      fr: "Les deux clés ont signé que ce registre succède à {predecessor}.",
    },
    failed: {
      en: "{subject} does not make this register one that follows another: {problem}.",
      fr: "{subject} ne fait pas de ce registre le successeur d’un autre : {problem}.",
    },
    absent: {
      en: "{subject}, in which both log keys sign that this register follows another, is missing.",
      fr: "{subject}, où les deux clés signent que ce registre succède à un autre, manque.",
    },
  },
  "succession.founding": {
    concerns: "integrity",
    ok: {
      en: "The founding record says the same of the register that this one follows.",
      fr: "L’acte de fondation dit la même chose du registre auquel celui-ci succède.",
    },
    failed: {
      en: "The founding record says something else than {subject} of the register that this one follows: {problem}.",
      fr: "L’acte de fondation dit autre chose que {subject} du registre auquel celui-ci succède : {problem}.",
    },
    "not-checked": {
      en: "What the founding record says of the register that this one follows was not opened.",
      fr: "Ce que l’acte de fondation dit du registre auquel celui-ci succède n’a pas été ouvert.",
    },
  },
  "succession.known": {
    concerns: "integrity",
    ok: {
      en: "The old log key signed that the old log reached {size} entries: the founding record holds that signature.",
      fr: "L’ancienne clé a signé que l’ancien journal atteignit {size} entrées : l’acte de fondation porte cette signature.",
    },
    failed: {
      en: "What the founding record holds does not show where the hole ends: {problem}.",
      fr: "Ce que porte l’acte de fondation ne montre pas où finit la lacune : {problem}.",
    },
    "not-checked": {
      en: "That the old log reached {size} entries rests on the founder’s word: no signature of the old key is in the founding record.",
      fr: "Que l’ancien journal atteignit {size} entrées repose sur la parole du fondateur : l’acte de fondation ne porte pas de signature de l’ancienne clé.",
    },
  },
  "succession.key": {
    concerns: "integrity",
    ok: {
      en: "The old register is the one whose key the new one names: {found}.",
      fr: "L’ancien registre est celui dont le nouveau désigne la clé : {found}.",
    },
    failed: {
      en: "The new register follows {expected}, and the old one here has the key {found}.",
      fr: "Le nouveau registre succède à {expected}, et l’ancien présent ici a la clé {found}.",
    },
  },
  "succession.end": {
    concerns: "integrity",
    ok: {
      en: "The old register ends exactly where the new one says: {size} entries, the same root.",
      fr: "L’ancien registre finit exactement où le dit le nouveau : {size} entrées, même racine.",
    },
    failed: {
      en: "The old register does not end where the new one says, at {size} entries: {problem}.",
      fr: "L’ancien registre ne finit pas où le dit le nouveau, à {size} entrées : {problem}.",
    },
  },
  "succession.mutual": {
    concerns: "integrity",
    ok: {
      en: "The old register names the new one as the one that follows it.",
      fr: "L’ancien registre désigne le nouveau comme son successeur.",
    },
    failed: {
      en: "The old register was closed by another note than the new one holds, in favour of {found}: one of them is not true.",
      fr: "L’ancien registre fut clos par une autre note que celle du nouveau, au profit de {found} : l’une n’est pas vraie.",
    },
    absent: {
      en: "The old register is not closed: somebody may still record in it.",
      fr: "L’ancien registre n’est pas clos : on peut encore y enregistrer.",
    },
  },
  "succession.hole": {
    concerns: "completeness",
    failed: {
      en: "The hole is larger than stated: {subject} shows {size} entries, and the new register knows of {to}.",
      fr: "La lacune est plus grande que déclaré : {subject} montre {size} entrées, et le nouveau registre en connaît {to}.",
    },
    note: {
      en: "Lost, as the new register states: {count} entries, from {from} to before {to}.",
      fr: "Perdu, comme le déclare le nouveau registre : {count} entrées, de {from} jusqu’avant {to}.",
    },
  },
  "succession.in-hole": {
    concerns: "completeness",
    note: {
      en: "{subject} of size {size} lies in the stated hole: it names entries that are lost, and cannot be compared.",
      fr: "{subject} de taille {size} est dans la lacune déclarée : il porte sur des entrées perdues, sans comparaison possible.",
    },
  },
  "succession.other-tail": {
    concerns: "completeness",
    failed: {
      en: "{subject} of size {size} and the root in the founding record differ: two histories were signed.",
      fr: "{subject} de taille {size} et la racine de l’acte de fondation diffèrent : deux historiques furent signés.",
    },
  },
} as const satisfies Record<string, CheckRow>;
