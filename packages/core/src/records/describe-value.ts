// SPDX-License-Identifier: Apache-2.0
import type * as z from "zod/mini";
import type { Language } from "../errors.ts";
import { schemaAsJson } from "./json-schema.ts";
import { isOptional, valueTypeOf } from "./schema-walk.ts";

/** What a value of a schema looks like, in words, down to its parts. */
export function describeValue(schema: z.core.$ZodType, language: Language): string {
  const words = phrases[language];
  const meaning = valueTypeOf(schema);
  if (meaning === undefined) return describeParts(schema, language);
  switch (meaning.type) {
    case "words":
      return words.words.replace("{n}", String(schemaAsJson(schema)["maxLength"]));
    case "choice":
      return Object.entries(meaning.vocabulary)
        .map(([value, label]) => `\`${value}\` ${label[language]}`)
        .join(", ");
    case "reference":
      return `${words.reference} \`${meaning.to}\``;
    default:
      return words[meaning.type];
  }
}

/** What a composed value consists of, even where {@link describeValue} calls it by one name. */
export function describeParts(schema: z.core.$ZodType, language: Language): string {
  const words = phrases[language];
  const definition = (schema as z.core.$ZodTypes)._zod.def;
  switch (definition.type) {
    case "optional":
      return describeValue(definition.innerType, language);
    case "array":
      return `${words.listOf} ${describeValue(definition.element, language)}`;
    case "object":
      return describeMembers(definition.shape, language);
    case "union":
      return definition.options.map((option) => describeValue(option, language)).join(` ${words.or} `);
    case "record":
      return words.named;
    case "literal":
      return definition.values.map((value) => `\`${String(value)}\``).join(", ");
    case "number":
      return words.number;
    case "boolean":
      return words.yesOrNo;
    default:
      return words.code;
  }
}

function describeMembers(shape: z.core.$ZodObjectDef["shape"], language: Language): string {
  const members = Object.entries(shape).map(([name, member]) => {
    const note = isOptional(member) ? ` (${phrases[language].optional})` : "";
    return `\`${name}\`${note}: ${describeValue(member, language)}`;
  });
  return `{ ${members.join("; ")} }`;
}

const phrases = {
  en: {
    words: "text of at most {n} characters",
    reference: "reference to",
    instant: "UTC instant with milliseconds",
    interval: "time interval with zone and basis",
    quantity: "quantity with unit",
    "legal-reference": "article of a code as of a date",
    digest: "digest, hexadecimal",
    "public-key": "Ed25519 public key, base64url",
    recipient: "age recipient",
    "corrected-fields": "field names with new values, null withdraws",
    listOf: "list of",
    or: "or",
    named: "fields by name",
    number: "number",
    yesOrNo: "true or false",
    code: "code",
    optional: "optional",
  },
  fr: {
    words: "texte d’au plus {n} caractères",
    reference: "référence à",
    instant: "instant UTC à la milliseconde",
    interval: "intervalle de temps avec fuseau et fondement",
    quantity: "quantité avec unité",
    "legal-reference": "article d’un code à une date",
    digest: "empreinte hexadécimale",
    "public-key": "clé publique Ed25519, base64url",
    recipient: "destinataire age",
    "corrected-fields": "noms de champs et nouvelles valeurs, null retire",
    listOf: "liste de",
    or: "ou",
    named: "champs par nom",
    number: "nombre",
    yesOrNo: "true ou false",
    code: "code",
    optional: "facultatif",
  },
} as const satisfies Record<Language, Record<string, string>>;
