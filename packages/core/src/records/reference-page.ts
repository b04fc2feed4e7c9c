// SPDX-License-Identifier: Apache-2.0
import type { Language } from "../errors.ts";
import type { Field, FieldFrom, Kind } from "./define-kind.ts";
import { fieldJsonSchema } from "./json-schema.ts";
import { isOptional, valueTypeOf } from "./schema-walk.ts";

/** The reference of a kind as Markdown, from its definition alone. */
export function referencePage(kind: Kind, language: Language): string {
  const words = phrases[language];
  const founds = kind.founds === undefined ? [] : [`${words.founds} \`${kind.founds}\`.`, ""];
  return [
    `# ${kind.title[language]}`,
    "",
    `\`${kind.kind}\` · ${words.version} ${kind.version}`,
    "",
    kind.about[language],
    "",
    ...founds,
    ...(["stated", "measured", "assigned"] as const).flatMap((from) => section(kind, from, language)),
  ].join("\n");
}

function section(kind: Kind, from: FieldFrom, language: Language): string[] {
  const fields = Object.entries(kind.shape).filter(([, field]) => field.from === from);
  if (fields.length === 0) return [];
  const words = phrases[language];
  return [
    `## ${words[from]}`,
    "",
    `| ${words.field} | ${words.label} | ${words.value} | ${words.remarks} |`,
    "|---|---|---|---|",
    ...fields.map(([name, field]) => row(name, field, language)),
    "",
  ];
}

function row(name: string, field: Field, language: Language): string {
  const { label } = field.meta;
  const cells = [`\`${name}\``, label[language], valueText(field, language), remarks(field, language)];
  return `| ${cells.join(" | ")} |`;
}

function valueText(field: Field, language: Language): string {
  const words = phrases[language];
  const meaning = valueTypeOf(field.schema);
  if (meaning === undefined) return plainText(field, language);
  switch (meaning.type) {
    case "words":
      return words.text.replace("{n}", String(fieldJsonSchema(field)["maxLength"]));
    case "choice":
      return Object.entries(meaning.vocabulary)
        .map(([value, label]) => `\`${value}\` ${label[language]}`)
        .join("; ");
    case "reference":
      return `${words.reference} \`${meaning.to}\``;
    default:
      return words[meaning.type];
  }
}

function plainText(field: Field, language: Language): string {
  const { type } = fieldJsonSchema(field);
  const words = phrases[language];
  switch (type) {
    case "array":
      return words.list;
    case "integer":
    case "number":
      return words.number;
    case "boolean":
      return words.yesOrNo;
    case "object":
      return words.group;
    default:
      return words.string;
  }
}

function remarks(field: Field, language: Language): string {
  const words = phrases[language];
  const { meta, measuredBy } = field;
  const notes = [
    isOptional(field.schema) ? words.optional : words.required,
    meta.unit === undefined ? undefined : `${words.unit} ${meta.unit}`,
    measuredBy === undefined ? undefined : words[measuredBy],
    field.words ? words.erased : undefined,
    meta.subject === true || meta.fixed === true ? words.fixed : undefined,
    meta.source,
  ];
  return notes.filter((note) => note !== undefined).join("; ");
}

const phrases = {
  en: {
    version: "version",
    founds: "Its draft id is from then on the reference of a thing of type",
    stated: "Stated by the author",
    measured: "Measured",
    assigned: "Assigned by the register",
    field: "Field",
    label: "Label",
    value: "Value",
    remarks: "Remarks",
    text: "text of at most {n} characters",
    reference: "reference to",
    instant: "UTC instant with milliseconds",
    interval: "time interval with zone and basis",
    quantity: "quantity with unit",
    "legal-reference": "article of a code as of a date",
    digest: "digest, hexadecimal",
    "public-key": "Ed25519 public key, base64url",
    recipient: "age recipient",
    "corrected-fields": "field names with new values, null withdraws",
    list: "list",
    number: "number",
    yesOrNo: "yes or no",
    group: "group of values",
    string: "short code",
    optional: "optional",
    required: "required",
    unit: "in",
    register: "measured again by the register",
    client: "measured by the client alone",
    erased: "goes with an erasure",
    fixed: "not corrected",
  },
  fr: {
    version: "version",
    founds: "Son identifiant désigne dès lors une chose de type",
    stated: "Déclaré par l’auteur",
    measured: "Mesuré",
    assigned: "Attribué par le registre",
    field: "Champ",
    label: "Libellé",
    value: "Valeur",
    remarks: "Remarques",
    text: "texte d’au plus {n} caractères",
    reference: "référence à",
    instant: "instant UTC à la milliseconde",
    interval: "intervalle de temps avec fuseau et fondement",
    quantity: "quantité avec unité",
    "legal-reference": "article d’un code à une date",
    digest: "empreinte hexadécimale",
    "public-key": "clé publique Ed25519, base64url",
    recipient: "destinataire age",
    "corrected-fields": "noms de champs et nouvelles valeurs, null retire",
    list: "liste",
    number: "nombre",
    yesOrNo: "oui ou non",
    group: "groupe de valeurs",
    string: "code court",
    optional: "facultatif",
    required: "obligatoire",
    unit: "en",
    register: "mesuré à nouveau par le registre",
    client: "mesuré par le seul client",
    erased: "disparaît à l’effacement",
    fixed: "ne se rectifie pas",
  },
} as const satisfies Record<Language, Record<string, string>>;
