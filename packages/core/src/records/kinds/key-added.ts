// SPDX-License-Identifier: Apache-2.0
import { assigned, defineKind } from "../define-kind.ts";
import { actedAlone, confirmedBy } from "../grant-fields.ts";
import { keyAddedV1 } from "./key-added-v1.ts";

/** Version 1 with a second person: what was recorded before reads as this without any change. */
export const keyAdded = defineKind({
  ...keyAddedV1,
  version: 2,
  about: {
    en:
      "An administrator proposes a further signing key of a person. It signs once the second person, who is " +
      "neither of the two, confirms it.",
    fr:
      "Un administrateur propose une nouvelle clé de signature d’une personne. Elle signe une fois confirmée " +
      "par la seconde personne, qui n’est aucune des deux.",
  },
  shape: {
    ...keyAddedV1.shape,
    secondRef: confirmedBy,
    alone: assigned(actedAlone.schema, actedAlone.meta),
  },
});
