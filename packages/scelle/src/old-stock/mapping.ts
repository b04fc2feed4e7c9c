// SPDX-License-Identifier: Apache-2.0
import { type exhibitCategories, type JsonObject, ScelleError } from "@scelle/core";

/** What a line of old stock may tell, by the field of the record that it goes into. */
const stockFields = {
  paperReference: ["reference", "paper reference", "ref", "book", "registre", "numero de registre"],
  number: ["exhibit", "exhibit number", "number", "numero", "scelle", "numero de scelle"],
  description: ["description", "object", "item", "designation", "objet", "nature", "libelle"],
  category: ["category", "type", "kind", "categorie"],
  place: ["place", "shelf", "location", "lieu", "emplacement", "rayon", "etagere"],
  seizedAt: ["seized", "seized at", "seized on", "date", "date of seizure", "date de saisie", "saisi le"],
  seizedPlace: ["place of seizure", "seized where", "lieu de saisie"],
  sealNumber: ["seal", "seal number", "numero du scelle ferme", "cire", "plomb"],
  caseNumber: ["case", "case number", "procedure", "affaire", "numero de procedure", "pv"],
  serial: ["serial", "serial number", "numero de serie"],
  imei: ["imei"],
  note: ["remark", "remarks", "note", "observation", "observations", "commentaire"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type StockField = keyof typeof stockFields;
type Category = keyof typeof exhibitCategories;

/** Which column holds what. Kept beside the list, so that the next one is read alike. */
export interface Mapping {
  readonly columns: Readonly<Partial<Record<StockField, string>>>;
  /** Words for categories, as the list has them, in small letters. */
  readonly categories: Readonly<Record<string, Category>>;
  /** How days are written: 12/03/2019 is in March (`dmy`) or in December (`mdy`). */
  readonly days: "dmy" | "mdy";
}

const needed: readonly StockField[] = ["paperReference", "description"];

/** What the headings seem to say; each column for one field, the first that fits. */
export function proposedMapping(headings: readonly string[]): Mapping {
  const columns: Partial<Record<StockField, string>> = {};
  const taken = new Set<string>();
  for (const [field, words] of Object.entries(stockFields) as [StockField, readonly string[]][]) {
    const heading = headings.find((one) => !taken.has(one) && words.includes(plain(one)));
    if (heading === undefined) continue;
    columns[field] = heading;
    taken.add(heading);
  }
  const categories = {
    telephone: "phone",
    mobile: "phone",
    ordinateur: "computer",
    stupefiant: "drug",
  } as const;
  return { columns, categories, days: "dmy" };
}

/**
 * A mapping as somebody may have edited it.
 * @throws ScelleError("import.mapping") for a field or a column that is not there, or a needed one that is
 * missing
 */
export function checkedMapping(value: JsonObject, headings: readonly string[], path: string): Mapping {
  const { columns, categories = {}, days = "dmy", ...others } = value;
  const fail = (problem: string): never => {
    throw new ScelleError("import.mapping", { path, problem });
  };
  const [other] = Object.keys(others);
  if (other !== undefined) fail("it has a member beside columns, categories and days");
  if (typeof columns !== "object" || columns === null) return fail("columns is missing");
  for (const [field, heading] of Object.entries(columns)) {
    if (!Object.hasOwn(stockFields, field)) fail("columns names a field that there is not");
    if (!headings.includes(String(heading))) fail(`the list has no column for ${field}`);
  }
  const missing = needed.filter((field) => !Object.hasOwn(columns, field));
  if (missing.length > 0) fail(`no column is named for ${missing.join(" and ")}`);
  if (days !== "dmy" && days !== "mdy") return fail("days is neither dmy nor mdy");
  return { columns, categories, days } as unknown as Mapping;
}

/** Small letters without accents, points and the like: `N° de scellé` is `numero de scelle`. */
export function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/n[°º]/g, "numero ")
    .replace(/[^a-z0-9]+/g, " ")
    .replace(/\bno\b/g, "numero")
    .trim();
}
