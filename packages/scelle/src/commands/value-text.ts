// SPDX-License-Identifier: Apache-2.0
import type { FieldDescription, Language } from "@scelle/core";
import { shortRef } from "../program/references.ts";

/** A value of a record as a person reads it: labels for codes and references, units for numbers. */
export function valueText(
  value: unknown,
  field: FieldDescription | undefined,
  labels: Readonly<Record<string, string>>,
  language: Language,
): string {
  if (Array.isArray(value)) return value.map((item) => valueText(item, field, labels, language)).join("\n");
  if (typeof value === "string") return textText(value, field, labels, language);
  if (typeof value === "number") return countText(value, field?.unit, language);
  if (typeof value === "boolean") return words[language][value ? "yes" : "no"];
  if (value === null) return words[language].withdrawn;
  if (typeof value !== "object") return "";
  return objectText(value as Readonly<Record<string, unknown>>, labels, language);
}

/** Units stand in the definitions of the kinds as one English word. */
function countText(count: number, unit: string | undefined, language: Language): string {
  if (unit === undefined) return `${count}`;
  const name =
    language === "fr" ? (frenchUnits[unit] ?? unit) : unit === "entry" && count !== 1 ? "entrie" : unit;
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}

const frenchUnits: Readonly<Record<string, string>> = {
  byte: "octet",
  file: "fichier",
  recipient: "destinataire",
  entry: "entrée",
  key: "clé",
  item: "élément",
  row: "ligne",
};

function textText(
  value: string,
  field: FieldDescription | undefined,
  labels: Readonly<Record<string, string>>,
  language: Language,
): string {
  const type = field?.valueType;
  if (type?.type === "choice") return type.vocabulary[value]?.[language] ?? value;
  const label = labels[value];
  return label === undefined ? value : `${label} (${shortRef(value)})`;
}

type Value = Readonly<Record<string, unknown>>;

function objectText(value: Value, labels: Readonly<Record<string, string>>, language: Language): string {
  if (typeof value["earliest"] === "string") return intervalText(value, language);
  if (typeof value["unit"] === "string") return quantityText(value, language);
  const parts = Object.entries(value).map(
    ([name, part]) => `${name}: ${valueText(part, undefined, labels, language)}`,
  );
  return parts.join(", ");
}

/** In the zone in which it was stated; with both ends where it is not exact. */
function intervalText({ earliest, latest, zone, basis, label }: Value, language: Language): string {
  const from = localTime(String(earliest), String(zone));
  const to = localTime(String(latest), String(zone));
  const span = from === to ? from : `${from} – ${to}`;
  const kept = typeof label === "string" ? ` (“${label}”)` : "";
  const how = basis === "stated" ? "" : `, ${words[language].derived}`;
  return `${span} ${zone}${how}${kept}`;
}

function localTime(instant: string, zone: string): string {
  try {
    const parts = { dateStyle: "short", timeStyle: "short", timeZone: zone } as const;
    return new Intl.DateTimeFormat("sv-SE", parts).format(new Date(instant));
  } catch {
    return instant; // A zone that this system does not know: UTC is still exact.
  }
}

function quantityText({ value, low, high, about, uncertainty, unit }: Value, language: Language): string {
  if (low !== undefined) return `${low} – ${high} ${unit}`;
  if (uncertainty !== undefined) return `${value} ± ${uncertainty} ${unit}`;
  return about === undefined ? `${value} ${unit}` : `${words[language].about} ${about} ${unit}`;
}

const words = {
  en: { yes: "yes", no: "no", withdrawn: "(withdrawn)", derived: "derived", about: "about" },
  fr: { yes: "oui", no: "non", withdrawn: "(retiré)", derived: "déduit", about: "environ" },
} as const;
