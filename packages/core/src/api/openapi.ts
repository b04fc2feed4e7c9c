// SPDX-License-Identifier: Apache-2.0
import type * as z from "zod/mini";
import type { JsonObject, JsonValue } from "../encoding/canonical-json.ts";
import { catalogue } from "../records/catalogue.ts";
import { jsonSchema, schemaAsJson } from "../records/json-schema.ts";
import { logPurposes, lookGrounds } from "../records/reading-vocabularies.ts";
import { actHeader, apiPrefix, groundHeader, logPurposeHeader, type Route, reasonHeader } from "./route.ts";
import { routes } from "./routes.ts";
import { problem } from "./session-answers.ts";

export interface OpenApiOptions {
  /** Version of the program that serves. */
  readonly version: string;
  /** Name of the cookie that holds a session. */
  readonly cookieName: string;
  /** Whether the paths that only an exercise has are described. */
  readonly isExercise: boolean;
}

/**
 * The description of the API, made from the table of routes and the record kinds.
 * @see OpenAPI 3.1.1
 */
export function openApiDocument({ version, cookieName, isExercise }: OpenApiOptions): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const [name, row] of Object.entries(routes as Readonly<Record<string, Route>>)) {
    if (row.isExerciseOnly === true && !isExercise) continue;
    const path = apiPrefix + row.path;
    paths[path] = { ...paths[path], [row.method.toLowerCase()]: operation(name, row) };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Scellé",
      version,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
      description:
        "What the app in the browser asks of the register on this machine. A look is on record before it is " +
        "answered. Drafts are signed by the server with the key of whoever is signed in.",
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas: { Problem: schemaOf(problem), Draft: anyDraft(), ...draftSchemas() },
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: cookieName } },
    },
  };
}

function operation(name: string, row: Route): JsonObject {
  const parameters = [
    ...parametersOf(row.params, "path"),
    ...parametersOf(row.query, "query"),
    ...(row.isLook === true ? reasonParameters : []),
    ...(row.isResumable === true ? (resumableParameters[row.method] ?? []) : []),
  ];
  return {
    operationId: name,
    summary: row.title.en,
    security: row.access === "session" ? [{ session: [] }] : [],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(name, row),
    responses: { [String(row.status)]: answerOf(row), default: problemAnswer },
  };
}

const problemAnswer: JsonObject = {
  description: "Refused or failed",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

/** One of the first two has to come along. */
const reasonParameters: readonly JsonObject[] = [
  {
    name: reasonHeader,
    in: "header",
    required: false,
    description:
      "Why one looks, in words; percent-encoded UTF-8. It stands in the record of the look. Needed where no " +
      "ground is given, or the ground is `other`.",
    schema: { type: "string", minLength: 1 },
  },
  {
    name: groundHeader,
    in: "header",
    required: false,
    description: "On what ground one looks.",
    schema: { type: "string", enum: Object.keys(lookGrounds) },
  },
  {
    name: actHeader,
    in: "header",
    required: false,
    description: "What act the look serves; percent-encoded UTF-8.",
    schema: { type: "string", minLength: 1 },
  },
  {
    name: logPurposeHeader,
    in: "header",
    required: false,
    description: "For what the looks of others are read: without it they are left out.",
    schema: { type: "string", enum: Object.keys(logPurposes) },
  },
];

const protocolVersion = header("Tus-Resumable", { const: "1.0.0" });
const resumableParameters: Readonly<Record<string, readonly JsonObject[]>> = {
  POST: [
    protocolVersion,
    header("Upload-Length", { type: "integer", minimum: 0 }),
    header(
      "Upload-Metadata",
      { type: "string" },
      "root and, in base64, the 64 hexadecimal digits of the root",
    ),
  ],
  HEAD: [protocolVersion],
  PATCH: [protocolVersion, header("Upload-Offset", { type: "integer", minimum: 0 })],
};

function header(name: string, schema: JsonObject, description?: string): JsonObject {
  return {
    name,
    in: "header",
    required: true,
    schema,
    ...(description === undefined ? {} : { description }),
  };
}

/** Each member of a strict object is a parameter of its own. */
function parametersOf(schema: z.ZodMiniType | undefined, where: "path" | "query"): JsonObject[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema) as {
    properties?: Readonly<Record<string, JsonValue>>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, member]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: member,
  }));
}

function bodyOf(name: string, row: Route): JsonObject {
  if (row.method === "PATCH") {
    const content = { "application/offset+octet-stream": { schema: {} } };
    return { requestBody: { required: true, content } };
  }
  if (row.body === undefined) return {};
  const isDraft = name === "append" || name === "consider";
  const schema = isDraft ? { $ref: "#/components/schemas/Draft" } : schemaOf(row.body);
  return { requestBody: { required: true, content: { "application/json": { schema } } } };
}

function answerOf({ title, answer, mediaType, isResumable, method }: Route): JsonObject {
  const description = title.en;
  if (isResumable === true) {
    const name = method === "POST" ? "Location" : "Upload-Offset";
    return { description, headers: { [name]: { schema: { type: "string" } } } };
  }
  if (answer === undefined && mediaType === undefined) return { description };
  const schema = answer === undefined ? {} : schemaOf(answer);
  return { description, content: { [mediaType ?? "application/json"]: { schema } } };
}

function draftSchemas(): Record<string, JsonObject> {
  return Object.fromEntries(
    catalogue.map((kind) => [
      `Draft.${kind.kind}.${kind.version}`,
      { title: kind.title.en, description: kind.about.en, ...withoutDialect(jsonSchema(kind)) },
    ]),
  );
}

/** A draft of any kind that a person may record. */
function anyDraft(): JsonObject {
  return { oneOf: Object.keys(draftSchemas()).map((name) => ({ $ref: `#/components/schemas/${name}` })) };
}

function schemaOf(schema: z.ZodMiniType): JsonObject {
  return withoutDialect(schemaAsJson(schema));
}

/** The dialect is that of the whole document. */
function withoutDialect(schema: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([name]) => name !== "$schema"));
}
