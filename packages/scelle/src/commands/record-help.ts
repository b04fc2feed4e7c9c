// SPDX-License-Identifier: Apache-2.0
import {
  currentKinds,
  type FormField,
  fieldsOf,
  findKind,
  formFields,
  isRecordable,
  type JsonObject,
  type JsonValue,
  type Kind,
  kindGroups,
  type Language,
  ScelleError,
} from "@scelle/core";
import { columns, page, wrapped } from "../program/lines.ts";

const lineLength = 78;

/** Every kind that a person can record, grouped, in the order of the catalogue. */
export function kindsText(language: Language): string {
  const say = words[language];
  const kinds = currentKinds.filter(isRecordable);
  const groups = [...new Set(kinds.map(({ group }) => group))];
  const lines = groups.flatMap((group) => [
    `${kindGroups[group][language]}:`,
    ...columns(
      kinds.filter((kind) => kind.group === group).map(({ kind, title }) => [kind, title[language]]),
    ),
    "",
  ]);
  return page(say.kinds, "", lines, say.more);
}

/** One kind: its fields, how each is typed, and a draft to start from. */
export function kindText(name: string, language: Language): string {
  const kind = findKind(name);
  if (kind === undefined)
    throw new ScelleError("draft.unknown-kind", { kind: /^[a-z-]{1,60}$/.test(name) ? name : "?" });
  const say = words[language];
  const fields = formFields(kind);
  const measured = fieldsOf(kind).filter(({ from }) => from === "measured");
  const heading = `${kind.title[language]} (${kind.kind}, ${say.version} ${kind.version})`;
  return page(
    heading,
    "",
    wrapped(kind.about[language], lineLength),
    "",
    say.fields,
    ...columns(fields.map((field) => [field.name, fieldLine(field, language)])),
    "",
    ...(measured.length === 0 ? [] : [say.measured(measured.map(({ name: field }) => field).join(", ")), ""]),
    ...exampleLines(kind, fields, language),
  );
}

function fieldLine(field: FormField, language: Language): string {
  const say = words[language];
  const unit = field.unit === undefined ? "" : `, ${field.unit}`;
  const need = field.isRequired ? say.required : say.optional;
  return `${field.label[language]} · ${hintOf(field, language)}${unit} · ${need}`;
}

function hintOf(field: FormField, language: Language): string {
  const say = words[language];
  switch (field.control) {
    case "line":
    case "paragraph":
      return field.lengthMax === undefined ? say.code : say.text(field.lengthMax);
    case "choice":
      return (field.options ?? []).map(({ value }) => value).join(" | ");
    case "reference":
      return say.reference(field.refersTo ?? "record");
    default:
      return say[field.control];
  }
}

function exampleLines(kind: Kind, fields: readonly FormField[], language: Language): string[] {
  const say = words[language];
  const required = fields.filter(({ isRequired }) => isRequired);
  const stated: JsonObject = Object.fromEntries(required.map((field) => [field.name, sampleOf(field)]));
  const isTypable = required.every(({ control }) => control !== "group" && control !== "list");
  const typed = required.map((field) => `--field ${field.name}=${typedSample(field)}`);
  const file = `${kind.kind}.json`;
  return [
    ...(isTypable && typed.length <= 8
      ? [say.typed, `  scelle record ${kind.kind} ${typed.join(" \\\n    ")}`, ""]
      : []),
    say.asJson(file),
    ...JSON.stringify(stated, null, 2)
      .split("\n")
      .map((line) => `  ${line}`),
    "",
    say.runs(kind.kind, file),
  ];
}

const sampleTime = "2026-03-05T13:20:00.000Z";
const sampleInterval = { earliest: sampleTime, latest: sampleTime, zone: "Europe/Paris", basis: "stated" };

function sampleOf(field: FormField): JsonValue {
  switch (field.control) {
    case "time":
      return sampleInterval;
    case "instant":
      return sampleTime;
    case "quantity":
      return { value: 1, unit: "piece" };
    case "number":
      return 1;
    case "checkbox":
      return true;
    case "list":
      return ["…"];
    case "group":
      return {};
    default:
      return field.options?.[0]?.value ?? "…";
  }
}

function typedSample(field: FormField): string {
  switch (field.control) {
    case "time":
    case "instant":
      return '"2026-03-05 14:20 Europe/Paris"';
    case "quantity":
      return '"1 piece"';
    case "number":
      return "1";
    case "checkbox":
      return "true";
    default:
      return field.options?.[0]?.value ?? '"…"';
  }
}

const words = {
  en: {
    version: "version",
    kinds: "Record kinds:",
    more: "`scelle record KIND --help` shows the fields of one, with an example.",
    fields: "Fields that you state:",
    measured: (names: string) => `Measured, by the command that seals or checks, not typed: ${names}`,
    required: "required",
    optional: "optional",
    code: "text",
    text: (max: number) => `text, at most ${max} characters`,
    reference: (to: string) => `reference, or the number or name, of a ${to}`,
    instant: "moment: `2026-03-05 14:20`, with a zone such as Europe/Paris",
    time: "time: `2026-03-05 14:20`, `now`, a day, FROM/TO, with a zone such as Europe/Paris",
    quantity: "quantity: `3 piece`, `about 2 gram`, `1-2 litre`",
    number: "whole number",
    checkbox: "true | false",
    list: "list: values with commas between, or JSON",
    group: "JSON object",
    typed: "Typed:",
    asJson: (file: string) => `As JSON, in ${file}; a field that ends in Ref takes a number or name too:`,
    runs: (kind: string, file: string) => `  scelle record ${kind} --json ${file}`,
  },
  fr: {
    version: "version",
    kinds: "Types d’actes :",
    more: "`scelle record TYPE --help` montre les champs d’un type, avec un exemple.",
    fields: "Champs que vous déclarez :",
    measured: (names: string) => `Mesurés par la commande qui scelle ou contrôle, non saisis : ${names}`,
    required: "obligatoire",
    optional: "facultatif",
    code: "texte",
    text: (max: number) => `texte, au plus ${max} caractères`,
    reference: (to: string) => `référence, ou numéro ou nom (${to})`,
    instant: "instant : `2026-03-05 14:20`, avec un fuseau tel que Europe/Paris",
    time: "heure : `2026-03-05 14:20`, `now`, un jour, DE/À, avec un fuseau tel que Europe/Paris",
    quantity: "quantité : `3 piece`, `about 2 gram`, `1-2 litre`",
    number: "nombre entier",
    checkbox: "true | false",
    list: "liste : valeurs séparées par des virgules, ou JSON",
    group: "objet JSON",
    typed: "Saisi :",
    asJson: (file: string) => `En JSON, dans ${file} ; un champ en Ref accepte aussi un numéro ou un nom :`,
    runs: (kind: string, file: string) => `  scelle record ${kind} --json ${file}`,
  },
} as const;
