// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import type { Paper } from "../paper.ts";
import { paperPdf } from "./paper-pdf.ts";

const madeAt = new Date("2031-03-01T09:00:00.000Z");
const data = { name: "records.json", description: "Invented", bytes: new TextEncoder().encode('{"a":1}') };
const paper = (...blocks: Paper["blocks"]): Paper => ({
  ...{ language: "en", title: "Invented sheet", origin: "register.example", isExercise: true, blocks },
});
const pagesOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;

test("the same paper at the same time has the same bytes, and another time tells itself", async () => {
  const sheet = paper({ type: "text", text: "A word" }, { type: "code", content: "3:ab", caption: "State" });
  const [one, same] = [await paperPdf(sheet, madeAt, data), await paperPdf(sheet, madeAt, data)];
  expect(one.equals(same)).toBe(true);
  const later = await paperPdf(sheet, new Date("2031-03-01T09:00:01.000Z"), data);
  expect(one.equals(later)).toBe(false);
});

test("a table goes on over pages, and a cell that is longer than a page too", async () => {
  const rows = Array.from({ length: 120 }, (_, i) => [String(i), "A row that is there"]);
  const long = [["1", "words ".repeat(6_000)]];
  const head = ["Number", "What"];
  const short = await paperPdf(
    paper({ type: "table", caption: "Rows", head, rows: rows.slice(0, 3) }),
    madeAt,
    data,
  );
  const many = await paperPdf(paper({ type: "table", caption: "Rows", head, rows }), madeAt, data);
  const one = await paperPdf(paper({ type: "table", caption: "Rows", head, rows: long }), madeAt, data);
  expect([pagesOf(short), pagesOf(many) > 2, pagesOf(one) > 3]).toEqual([1, true, true]);
});

test("a sign that the font has not is written as its number, and no paper fails of it", async () => {
  const signs = "Žofie Αθήνα Київ 東京 \u{1f600} \u0007";
  const pdf = await paperPdf(
    paper({ type: "text", text: signs }, { type: "list", items: [signs] }),
    madeAt,
    data,
  );
  expect(pagesOf(pdf)).toBe(1);
});
