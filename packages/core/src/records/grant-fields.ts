// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { optional, stated } from "./define-kind.ts";
import { reference } from "./values.ts";

/** Who has to confirm a grant before it counts: neither who proposes it nor who gains by it. */
export const confirmedBy = stated(optional(reference("person")), {
  label: { en: "Second person, who confirms", fr: "Seconde personne, qui confirme" },
  fixed: true,
});

/** That a grant counts without a second person, since nobody else could sign: said openly in the record. */
export const actedAlone = {
  schema: optional(z.literal(true)),
  meta: { label: { en: "Nobody else could confirm", fr: "Nul autre ne pouvait confirmer" } },
} as const;
