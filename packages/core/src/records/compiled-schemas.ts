// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { compileSchemasBy } from "./kind-schemas.ts";

/**
 * Has the checks of kinds that come often compiled to code. Only where making code is allowed: a page forbids
 * it. What a compiled check refuses is refused again by the plain one, which says why.
 */
export function compileSchemas(): void {
  compileSchemasBy((schema) => z.compile(schema));
}
