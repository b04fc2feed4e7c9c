// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { lengthUnits } from "./case-vocabularies.ts";
import { oneOf, wholeNumber } from "./values.ts";

/** How long something lasts, counted as law counts: in hours, days, working days, weeks, months or years. */
export const lengthOfTime = z.strictObject({ count: wholeNumber(1), unit: oneOf(lengthUnits) });

export type LengthOfTime = z.infer<typeof lengthOfTime>;
