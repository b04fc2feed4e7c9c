// SPDX-License-Identifier: Apache-2.0
import type { ErrorRow } from "./error-row.ts";

/** Refusals about looks, about who looked, and about how long that is kept. */
export const readingErrors = {
  "access.no-reason": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "A look says why: on a ground of the list, or in words where the ground is another. Give one of them.",
    fr: "Une consultation dit pourquoi : par un motif de la liste, ou en toutes lettres si le motif est autre. Donnez l’un ou l’autre.",
  },
  "access.no-log-purpose": {
    status: 409,
    exit: 77,
    retry: "after-operator",
    en: "Who looked is read for one of four purposes only, and none was stated. State lawfulness, self-monitoring, security or criminal-proceedings.",
    fr: "Qui a consulté ne se lit que pour l’une de quatre finalités, et aucune n’est dite. Indiquez lawfulness, self-monitoring, security ou criminal-proceedings.",
  },
  "access.no-grant": {
    status: 403,
    exit: 77,
    retry: "after-operator",
    en: "A question is asked under a decision that gives access in the register, once it was notified and while it lasts. Name that decision.",
    fr: "Une question se pose au titre d’une décision d’accès dans le registre, notifiée et en cours. Désignez cette décision.",
  },
  "readings.none": {
    status: 404,
    exit: 66,
    retry: "after-operator",
    en: "There is no look here that you may hand over. Ask a lead, an auditor or the supervisory authority, or widen the time.",
    fr: "Il n’y a ici aucune consultation que vous puissiez remettre. Adressez-vous à un directeur d’enquête, à un auditeur ou à l’autorité de contrôle, ou élargissez la période.",
  },
  "readings.too-many": {
    status: 409,
    exit: 65,
    retry: "after-operator",
    en: "{count} looks are more than one file takes ({countMax}). Name a case, or a shorter time by --from and --until.",
    fr: "{count} consultations dépassent ce que prend un fichier ({countMax}). Indiquez une affaire, ou une période plus courte par --from et --until.",
  },
  "subject.nothing-held": {
    status: 404,
    exit: 66,
    retry: "after-operator",
    en: "Nothing that you may read and hand over names {person}. Ask whoever leads the cases in question, or check the name.",
    fr: "Rien de ce que vous pouvez lire et remettre ne nomme {person}. Adressez-vous à qui dirige les affaires en cause, ou vérifiez le nom.",
  },
} as const satisfies Record<string, ErrorRow>;
