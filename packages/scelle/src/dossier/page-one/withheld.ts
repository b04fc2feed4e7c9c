// SPDX-License-Identifier: Apache-2.0
import { erasureDecided, erasureGrounds, isRecordOf, type Language, withholdingGrounds } from "@scelle/core";
import type { AccessDecisionLine } from "@scelle/core/api";
import type { WithheldEntry } from "../../bundle/document-material.ts";
import { valueText } from "../../commands/value-text.ts";
import { rightsLines } from "../../http/views/rights-lines.ts";
import { kindTitle } from "../../program/references.ts";
import { type DossierFacts, type ErasedEntry, erasedOf, withheldOf } from "../dossier-facts.ts";
import type { Block } from "../paper.ts";
import { legalText, type Names } from "../paper-facts.ts";

/** What is held back and what was erased: each number, on what ground, and how to ask for it. */
export function withheldSection(facts: DossierFacts, names: Names, language: Language): Block[] {
  const told = words[language];
  const runs = runsOf(withheldOf(facts));
  const decisions = rightsLines(facts.records).decisions;
  return [
    { type: "heading", level: 2, text: told.heading },
    { type: "text", text: told.lead(names.of(facts.caseRef), facts.checkpoint.size) },
    runs.length === 0
      ? { type: "text", text: told.nothing }
      : {
          type: "table",
          caption: told.caption,
          head: [told.number, told.ground, told.legal, told.ask, told.until],
          widths: [1, 2, 2, 3, 1.5],
          rows: runs.map((run) => withheldRow(run, facts, decisions, language)),
        },
    ...correctedBlocks(facts, names, language),
    ...erasedBlocks(facts, names, language),
  ];
}

/** Records that are open here and stand corrected by what is not. */
function correctedBlocks(
  { heldCorrections, records }: DossierFacts,
  names: Names,
  language: Language,
): Block[] {
  const told = words[language];
  const corrected = records.filter(({ index }) => heldCorrections.has(index));
  if (corrected.length === 0) return [];
  const title = kindTitle("correction-made", language);
  const rows = corrected.flatMap(({ index, recordRef, assigned }) =>
    (heldCorrections.get(index) ?? []).map(({ seq, ground }) => [
      String(assigned.caseSeq ?? "–"),
      names.of(recordRef),
      told.correctedBy(seq, title, withholdingGrounds[ground][language]),
    ]),
  );
  return [
    { type: "notice", text: told.misleading(corrected.length) },
    {
      type: "table",
      caption: told.corrected,
      head: [told.number, told.record, told.by],
      widths: [1, 3, 4],
      rows,
    },
  ];
}

/** Neighbours in the case that are held back for the same reason. */
interface Run {
  readonly first: number;
  last: number;
  readonly entry: WithheldEntry;
}

function runsOf(entries: readonly WithheldEntry[]): Run[] {
  const runs: Run[] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    const isSame = run?.entry.ground === entry.ground && run.entry.decisionRef === entry.decisionRef;
    if (run !== undefined && isSame && run.last + 1 === entry.seq) run.last = entry.seq;
    else runs.push({ first: entry.seq, last: entry.seq, entry });
  }
  return runs;
}

function withheldRow(
  { first, last, entry }: Run,
  { records }: DossierFacts,
  decisions: readonly AccessDecisionLine[],
  language: Language,
): string[] {
  const told = words[language];
  const { decisionRef, ground } = entry;
  const decision = decisions.find(({ recordRef }) => recordRef === decisionRef);
  const stated = records.find(({ recordRef }) => recordRef === decisionRef)?.stated;
  const before = decision?.remedy?.before;
  const until = decision?.remedy?.until;
  return [
    first === last ? String(first) : `${first}–${last}`,
    withholdingGrounds[ground][language],
    legalText(stated?.["legalReference"]),
    [withholdingGrounds[ground].ask[language], ...(before === undefined ? [] : [told.before(before)])].join(
      " ",
    ),
    until === undefined ? told.noLimit : valueText(until, undefined, {}, language),
  ];
}

function erasedBlocks(facts: DossierFacts, names: Names, language: Language): Block[] {
  const told = words[language];
  const erased = erasedOf(facts);
  if (erased.length === 0) return [];
  const rows = erased.map((entry) => erasedRow(entry, facts, names, language));
  return [
    {
      type: "table",
      caption: told.erased,
      head: [told.number, told.ground, told.decidedBy],
      rows,
      widths: [1, 3, 3],
    },
  ];
}

function erasedRow(
  { seq, decisionIndex }: ErasedEntry,
  { records }: DossierFacts,
  names: Names,
  language: Language,
): string[] {
  const decision = records.find(({ index }) => index === decisionIndex);
  if (decision === undefined || !isRecordOf(decision, erasureDecided)) {
    return [String(seq), words[language].closedDecision, "–"];
  }
  const { ground } = decision.stated;
  return [String(seq), erasureGrounds[ground][language], names.of(decision.assigned.author)];
}

const words = {
  en: {
    heading: "What is held back, and how to ask for it",
    lead: (number: string, size: number) =>
      "The entries of a case are numbered without a gap, and each number is proved to stand in the log. To ask for one, " +
      `name it: “entry n of case ${number}, log of ${size} entries”.`,
    nothing: "Nothing is held back.",
    caption: "Entries held back, by their number in the case",
    number: "Number",
    ground: "Ground",
    legal: "Legal reference",
    ask: "How to ask",
    until: "By when",
    before: (body: string) => `Before: ${body}.`,
    noLimit: "no limit on record",
    misleading: (n: number) =>
      `${n} ${n === 1 ? "record that is open here was" : "records that are open here were"} corrected by what is held back: ` +
      `what ${n === 1 ? "it says" : "they say"} is no longer what the register says. Ask for the correction before you rely on ` +
      `${n === 1 ? "it" : "them"}.`,
    corrected: "Open records that a record held back corrects",
    record: "Record",
    by: "Corrected by",
    correctedBy: (seq: number, title: string, ground: string) =>
      `a withheld record: number ${seq}, ${title}, held back: ${ground}`,
    erased: "Entries whose words were erased; the log keeps their place",
    decidedBy: "Decided by",
    closedDecision: "The decision is held back",
  },
  fr: {
    heading: "Ce qui est retenu, et comment le demander",
    lead: (number: string, size: number) =>
      "Les entrées d’une affaire se suivent sans lacune, et la place de chacune au journal est prouvée. Pour en demander " +
      `une, désignez-la : « entrée n de l’affaire ${number}, journal de ${size} entrées ».`,
    nothing: "Rien n’est retenu.",
    caption: "Entrées retenues, par leur numéro dans l’affaire",
    number: "Numéro",
    ground: "Motif",
    legal: "Référence légale",
    ask: "Comment demander",
    until: "Avant le",
    before: (body: string) => `Devant : ${body}.`,
    noLimit: "aucun délai consigné",
    misleading: (n: number) =>
      `${n} ${n > 1 ? "actes ouverts ici furent rectifiés" : "acte ouvert ici fut rectifié"} par ce qui est retenu : ` +
      `${n > 1 ? "ils ne disent" : "il ne dit"} plus ce que dit le registre. Demandez la rectification avant de vous y fier.`,
    corrected: "Actes ouverts que rectifie un acte retenu",
    record: "Acte",
    by: "Rectifié par",
    correctedBy: (seq: number, title: string, ground: string) =>
      `un acte retenu : numéro ${seq}, ${title}, motif : ${ground}`,
    erased: "Entrées dont les mots furent effacés ; le journal garde leur place",
    decidedBy: "Décidé par",
    closedDecision: "La décision est retenue",
  },
} as const;
