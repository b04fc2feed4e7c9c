// SPDX-License-Identifier: Apache-2.0
import { exhibitCategories, type JsonObject, type JsonValue } from "@scelle/core";
import { drawnDraftId } from "../program/drawn-draft-id.ts";
import { type Mapping, plain, type StockField } from "./mapping.ts";
import { paperDay } from "./paper-day.ts";
import type { Table, TableRow } from "./table.ts";

/** A line of old stock, as the act that takes it over. */
export interface StockItem {
  readonly line: number;
  readonly paperReference: string;
  /** As the list has it, where it names one. */
  readonly caseNumber: string | undefined;
  /** Without the case. */
  readonly stated: JsonObject;
}

/** What is the same for every line. */
export interface StockOrder {
  readonly mapping: Mapping;
  readonly listDigest: string;
  readonly takenOverAt: JsonObject;
  /** Where things are whose line names no place. */
  readonly place: string;
  readonly zone: string;
}

/** @returns the items, and the lines that name no paper or nothing: those cannot be told from each other */
export function stockItems(
  { headings, rows }: Table,
  order: StockOrder,
): { readonly items: readonly StockItem[]; readonly unnamed: readonly number[] } {
  const items: StockItem[] = [];
  const unnamed: number[] = [];
  for (const row of rows) {
    const cell = (field: StockField): string => {
      const heading = order.mapping.columns[field];
      return heading === undefined ? "" : (row.cells[headings.indexOf(heading)] ?? "");
    };
    if (cell("paperReference") === "" || cell("description") === "") unnamed.push(row.line);
    else items.push(itemOf(row, cell, order));
  }
  return { items, unnamed };
}

/**
 * The id under which a paper is taken over into a case, always the same: a second import, or one that goes on
 * after it was killed, cannot record it twice.
 */
export function stockDraftId(origin: string, caseRef: string, paperReference: string): string {
  return drawnDraftId("scelle/old-stock/v1", origin, caseRef, paperReference.normalize("NFC"));
}

function itemOf(row: TableRow, cell: (field: StockField) => string, order: StockOrder): StockItem {
  const { mapping, zone, listDigest, takenOverAt } = order;
  const paperReference = cell("paperReference");
  const category = categoryOf(cell("category"), mapping);
  const seizedAt = paperDay(cell("seizedAt"), mapping.days, zone);
  const identifiers = [
    ...(cell("serial") === "" ? [] : [{ type: "serial", value: cell("serial") }]),
    ...(cell("imei") === "" ? [] : [{ type: "imei", value: cell("imei") }]),
  ];
  // What the paper says and no field can hold stays in its words.
  const notes = [
    cell("note"),
    ...(category === undefined && cell("category") !== "" ? [`[category] ${cell("category")}`] : []),
    ...(seizedAt === undefined && cell("seizedAt") !== "" ? [`[seized] ${cell("seizedAt")}`] : []),
  ].filter((note) => note !== "");
  const given = (name: string, value: JsonValue | undefined) =>
    value === undefined || value === "" ? {} : { [name]: value };
  const stated: JsonObject = {
    number: cell("number") || paperReference,
    category: category ?? "other",
    description: cell("description"),
    paperReference,
    takenOverAt,
    place: cell("place") || order.place,
    ...given("seizedAt", seizedAt),
    ...given("seizedPlace", cell("seizedPlace")),
    ...given("sealNumber", cell("sealNumber")),
    ...given("identifiers", identifiers.length === 0 ? undefined : identifiers),
    ...given("note", notes.join("\n")),
    ...{ listDigest, listLine: row.line },
  };
  return { line: row.line, paperReference, caseNumber: cell("caseNumber") || undefined, stated };
}

function categoryOf(word: string, { categories }: Mapping): string | undefined {
  const said = plain(word);
  if (said === "") return undefined;
  const mapped = categories[word.toLowerCase()] ?? categories[said];
  if (mapped !== undefined && Object.hasOwn(exhibitCategories, mapped)) return mapped;
  return Object.entries(exhibitCategories).find(([name, { en, fr }]) =>
    [name, plain(en), plain(fr)].includes(said),
  )?.[0];
}
