// SPDX-License-Identifier: Apache-2.0
import { assigned, defineKind } from "../define-kind.ts";
import { actedAlone, confirmedBy } from "../grant-fields.ts";
import { passkeyAddedV1 } from "./passkey-added-v1.ts";

/** Version 1 with a second person: what was recorded before reads as this without any change. */
export const passkeyAdded = defineKind({
  ...passkeyAddedV1,
  version: 2,
  about: {
    en:
      "An administrator proposes a passkey of a person: what it signs on pages of the named host is that person’s, " +
      "once the second person, who is neither of the two, confirms it. That it was made on a device of that " +
      "person rests on the word of both.",
    fr:
      "Un administrateur propose une clé d’accès d’une personne : ce qu’elle signe sur les pages de l’hôte indiqué " +
      "est de cette personne, une fois confirmée par la seconde personne, qui n’est aucune des deux. Qu’elle ait " +
      "été créée sur un de ses appareils repose sur la parole des deux.",
  },
  shape: {
    ...passkeyAddedV1.shape,
    secondRef: confirmedBy,
    alone: assigned(actedAlone.schema, actedAlone.meta),
  },
});
