// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import type { JsonObject } from "../encoding/canonical-json.ts";
import type { Kind } from "./define-kind.ts";
import { schemasOf } from "./kind-schemas.ts";

/**
 * The JSON Schema of a kind: of what an author sends, or of the whole record as it is stored.
 * @see JSON Schema 2020-12
 */
export function jsonSchema(kind: Kind, of: "draft" | "payload" = "draft"): JsonObject {
  return z.toJSONSchema(schemasOf(kind)[of]) as unknown as JsonObject;
}

/** The JSON Schema of one value. */
export function schemaAsJson(schema: z.core.$ZodType): JsonObject {
  return z.toJSONSchema(schema) as unknown as JsonObject;
}
