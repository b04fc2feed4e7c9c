// SPDX-License-Identifier: Apache-2.0
import { assigned, defineKind } from "../define-kind.ts";
import { actedAlone, confirmedBy } from "../grant-fields.ts";
import { personRegisteredV1 } from "./person-registered-v1.ts";

/** Version 1 with a second person: what was recorded before reads as this without any change. */
export const personRegistered = defineKind({
  ...personRegisteredV1,
  version: 2,
  about: {
    en:
      "A person that records name. With a key the person can sign; without one others record for them. The " +
      "role of an administrator counts once the second person confirms it.",
    fr:
      "Personne que les actes désignent. Avec une clé elle signe ; sans clé d’autres enregistrent pour elle. " +
      "Le rôle d’administrateur vaut une fois confirmé par la seconde personne.",
  },
  shape: {
    ...personRegisteredV1.shape,
    secondRef: confirmedBy,
    alone: assigned(actedAlone.schema, actedAlone.meta),
  },
});
