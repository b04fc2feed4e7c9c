// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { optional } from "./define-kind.ts";
import { massUnits } from "./exhibit-vocabularies.ts";
import { personUnits, resultUnits } from "./operation-vocabularies.ts";
import { valueTypes } from "./value-type.ts";
import { oneOf } from "./values.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A number of persons as a source gives it: exact, between two bounds, or about. */
export const headcount = amount(z.int().check(z.minimum(0)), personUnits);

/** What an operation brought in, as a source gives it. */
export const resultAmount = amount(z.number().check(z.minimum(0)), resultUnits);

/** What a scale showed; `uncertainty` is of the scale, in the same unit, to both sides. */
export const mass = z
  .strictObject({
    value: z.number().check(z.minimum(0)),
    unit: oneOf(massUnits),
    uncertainty: optional(z.number().check(z.minimum(0))),
  })
  .register(valueTypes, { type: "quantity" });

export type Mass = z.infer<typeof mass>;
export type Headcount = z.infer<typeof headcount>;

function amount<N extends z.ZodMiniType<number>, V extends Vocabulary>(number: N, units: V) {
  const unit = oneOf(units);
  return z
    .union([
      z.strictObject({ value: number, unit }),
      z
        .strictObject({ low: number, high: number, unit })
        .check(z.refine((range) => isInOrder(range as { low: number; high: number }))),
      z.strictObject({ about: number, unit }),
    ])
    .register(valueTypes, { type: "quantity" });
}

function isInOrder({ low, high }: { readonly low: number; readonly high: number }): boolean {
  return low <= high;
}
