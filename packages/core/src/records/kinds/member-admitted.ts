// SPDX-License-Identifier: Apache-2.0
import { caseRoles } from "../case-vocabularies.ts";
import { assigned, defineKind, optional, stated } from "../define-kind.ts";
import { actedAlone, confirmedBy } from "../grant-fields.ts";
import { instant, oneOf, reference } from "../values.ts";
import { memberAdmittedV1 } from "./member-admitted-v1.ts";

/** Version 1 with more roles, a second person, and the dates of a deputy. */
export const memberAdmitted = defineKind({
  ...memberAdmittedV1,
  version: 2,
  about: {
    en:
      "A lead proposes to let a person into the case in a role. It counts once the second person, who is " +
      "neither of the two, confirms it. Only leads and members record; the other roles read.",
    fr:
      "Un directeur d’enquête propose d’admettre une personne avec un rôle. L’admission vaut une fois " +
      "confirmée par la seconde personne, qui n’est aucune des deux. Seuls directeurs et membres " +
      "enregistrent ; les autres rôles lisent.",
  },
  shape: {
    ...memberAdmittedV1.shape,
    role: stated(oneOf(caseRoles), { label: { en: "Role", fr: "Rôle" }, fixed: true }),
    secondRef: confirmedBy,
    deputyForRef: stated(optional(reference("person")), {
      label: { en: "Deputy for", fr: "Remplace" },
      fixed: true,
    }),
    from: stated(optional(instant), { label: { en: "From", fr: "Depuis" }, fixed: true }),
    until: stated(optional(instant), { label: { en: "Until", fr: "Jusqu’à" }, fixed: true }),
    alone: assigned(actedAlone.schema, actedAlone.meta),
  },
});
