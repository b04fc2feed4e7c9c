// SPDX-License-Identifier: Apache-2.0
import { type BundleEntry, findKind, type Label, type Language, withholdingGrounds } from "@scelle/core";
import { csvText } from "../program/csv-text.ts";
import type { BundleDocument, DocumentMaterial } from "./document-material.ts";

/** The columns that programs of ours read again. */
export const recordsTablePath = "records.csv";
export const entryColumn = "Entry of the log / Entrée du journal";
export const heldCorrectionsColumn = "Corrected by records held back (number: ground)";

/** Every entry of the case in one table, for programs: what, who, when, open or not and why. */
export async function* recordsTable(material: DocumentMaterial): AsyncGenerator<BundleDocument> {
  const { entries } = material.document;
  const rows = entries.map((entry) => rowOf(entry, material));
  yield {
    path: recordsTablePath,
    title: { en: "every entry of the case, as a table", fr: "toutes les entrées de l’affaire, en tableau" },
    content: new TextEncoder().encode(csvText([header, ...rows])),
  };
}

const header = [
  "Number in the case / Numéro dans l’affaire",
  entryColumn,
  "Kind (English)",
  "Genre (français)",
  "Recorded by / Consigné par",
  "Recorded at (UTC) / Consigné le (UTC)",
  "Name or number / Nom ou numéro",
  "Corrections open here / Corrections ouvertes ici",
  heldCorrectionsColumn,
  "Rectifié par des actes retenus (numéro : motif)",
  "State (English)",
  "État (français)",
  "Record / Acte",
];

const states = {
  disclosed: { en: "open", fr: "ouverte" },
  erased: { en: "erased", fr: "effacée" },
} as const satisfies Readonly<Record<string, Label>>;

function rowOf(entry: BundleEntry, { records, heldCorrections, nameOf }: DocumentMaterial): string[] {
  const { seq, index } = entry;
  const state = entry.state === "withheld" ? heldBack(withholdingGrounds[entry.ground]) : states[entry.state];
  const record = records.get(index);
  const place = [String(seq), String(index)];
  if (record === undefined) return [...place, "", "", "", "", "", "", "", "", state.en, state.fr, ""];
  const { kind, version, recordRef, assigned, corrections } = record;
  const title = findKind(kind, version)?.title ?? { en: kind, fr: kind };
  const { author, recordedAt } = assigned;
  const who = [title.en, title.fr, nameOf(author) ?? author, recordedAt];
  const held = (language: Language) =>
    (heldCorrections.get(index) ?? [])
      .map(({ seq: number, ground }) => `${number}: ${withholdingGrounds[ground][language]}`)
      .join("; ");
  return [
    ...place,
    ...who,
    nameOf(recordRef) ?? "",
    String(corrections.length),
    held("en"),
    held("fr"),
    state.en,
    state.fr,
    recordRef,
  ];
}

function heldBack(ground: Label): Label {
  return { en: `held back: ${ground.en}`, fr: `retenue : ${ground.fr}` };
}
