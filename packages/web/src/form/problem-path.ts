// SPDX-License-Identifier: Apache-2.0
import type { FormField } from "@scelle/core";
import type { Problem } from "@scelle/core/api";
import type { FormGroup } from "./form-values.ts";

/**
 * The control that a refusal speaks of: the field that it names, else the one that holds what it names, else
 * for
 * a time out of order the time that must be stated. Undefined where the whole form is meant.
 */
export function problemPath(
  { type, facts }: Problem,
  fields: readonly FormField[],
  values: FormGroup,
): string | undefined {
  const named = facts["field"];
  if (typeof named === "string" && fields.some(({ name }) => name === named.split(".")[0])) return named;
  const holder = fields.find(({ name }) =>
    Object.values(facts).some((fact) => fact !== "" && fact === values[name]),
  );
  if (holder !== undefined) return holder.name;
  const isAboutTime = /\.time-|\.before-/.test(type);
  return isAboutTime
    ? fields.find(({ control, isRequired }) => control === "time" && isRequired)?.name
    : undefined;
}
