// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { baseAssignedFields } from "./base-assigned.ts";
import type { FieldFrom, Kind, Shape } from "./define-kind.ts";
import { draftId, publicKey, signatureValue } from "./values.ts";

/** The strict checks of one kind. Put together when first asked for: a command needs a few kinds, not all. */
export interface KindSchemas {
  readonly stated: z.ZodMiniType;
  readonly draft: z.ZodMiniType;
  readonly assigned: z.ZodMiniType;
  readonly payload: z.ZodMiniType;
}

const schemasByKind = new WeakMap<Kind, { schemas: KindSchemas; useCount: number }>();
/** Compiling a kind takes as long as checking some hundred records. */
const usesBeforeCompiling = 200;
let compileSchema: SchemaCompiler | undefined;

/** Gives a schema that accepts the same, says the same of what it refuses, and is faster. */
export type SchemaCompiler = (schema: z.ZodMiniType) => z.ZodMiniType;

/** From here on kinds that are checked often are compiled: for programs that take in many records. */
export function compileSchemasBy(compiler: SchemaCompiler | undefined): void {
  compileSchema = compiler;
}

export function schemasOf(kind: Kind): KindSchemas {
  const known = schemasByKind.get(kind);
  if (known !== undefined) {
    if (++known.useCount === usesBeforeCompiling && compileSchema !== undefined)
      known.schemas = compiled(known.schemas, compileSchema);
    return known.schemas;
  }
  const schemas = assemble(kind);
  schemasByKind.set(kind, { schemas, useCount: 0 });
  return schemas;
}

function compiled({ stated, draft, assigned, payload }: KindSchemas, by: SchemaCompiler): KindSchemas {
  return { stated: by(stated), draft: by(draft), assigned: by(assigned), payload: by(payload) };
}

/** The name and version of the program that measured, `scelle/0.1.0`. */
const programName = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}\/[0-9A-Za-z.+-]{1,40}$/));

/** The signature of a draft's digest. */
const signature = z.strictObject({ key: publicKey, value: signatureValue });

const frame = { signature, v: z.literal(1) };

/** What a payload has beside the draft and the assigned fields. */
export const frameOfPayload = z.strictObject(frame);

function assemble(kind: Kind): KindSchemas {
  const stated = z.strictObject(fieldSchemas(kind.shape, "stated"));
  const measuredFields = fieldSchemas(kind.shape, "measured");
  const isMeasured = Object.keys(measuredFields).length > 0;
  const draft = z.strictObject({
    draftId,
    kind: z.literal(kind.kind),
    version: z.literal(kind.version),
    stated,
    ...(isMeasured ? { measured: z.strictObject(measuredFields), measuredBy: programName } : {}),
  });
  const assigned = z.strictObject({
    ...fieldSchemas(baseAssignedFields, "assigned"),
    ...fieldSchemas(kind.shape, "assigned"),
  });
  const payload = z.strictObject({ assigned, draft, ...frame });
  return { stated, draft, assigned, payload };
}

function fieldSchemas(shape: Shape, from: FieldFrom): Record<string, z.ZodMiniType> {
  const fields = Object.entries(shape).filter(([, field]) => field.from === from);
  return Object.fromEntries(fields.map(([name, field]) => [name, field.schema]));
}

/** A draft with its signature, whatever its kind. */
export const signedDraftEnvelope = z.strictObject({ draft: z.unknown(), signature });

/** What of a draft tells its kind. */
export const draftEnvelope = z.looseObject({ kind: z.string(), version: z.int() });

/** What of a payload tells its kind. */
export const payloadEnvelope = z.looseObject({ draft: draftEnvelope });
