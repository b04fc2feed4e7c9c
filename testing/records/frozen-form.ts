// SPDX-License-Identifier: Apache-2.0
import { fieldsOf, type JsonObject, jsonSchema, type Kind } from "@scelle/core";

/**
 * Everything about a kind that stored records depend on: names, checks, who answers for a field, what a
 * correction and an erasure may touch. Labels are left out: a label may be improved, its word may not.
 */
export function frozenForm(kind: Kind): JsonObject {
  const fields = fieldsOf(kind).map(({ label: _, source: __, valueType, isOptional: ___, ...field }) => ({
    ...field,
    ...(valueType === undefined ? {} : { valueType: valueType.type }),
  }));
  const form = {
    kind: kind.kind,
    version: kind.version,
    group: kind.group,
    founds: kind.founds ?? null,
    isOfRegister: kind.isOfRegister === true,
    fields,
    schema: jsonSchema(kind, "payload"),
  };
  return form as unknown as JsonObject;
}
