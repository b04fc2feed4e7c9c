// SPDX-License-Identifier: Apache-2.0
import { type Language, type PackName, unreachable } from "@scelle/core";
import { type CasePaper, casePapers } from "@scelle/core/api";
import { irregularitiesSection } from "../page-one/irregularities.ts";
import { type Block, type Paper, typeset } from "../paper.ts";
import { fingerprintOf, type Names, namesAmong, type PaperFacts } from "../paper-facts.ts";
import { continuityStatement, exhibitLabel, exhibitSheet, handOverReceipt } from "./exhibit-papers.ts";
import { searchReport } from "./search-report.ts";
import { whoLooked } from "./who-looked.ts";

export interface PaperAsk {
  readonly what: CasePaper;
  /** The exhibit, search or case that it is of. */
  readonly ref: string;
  readonly language: Language;
  readonly pack?: PackName | undefined;
  /** Names of what the records refer to, as far as whoever asks may know them. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** One paper of a case, made of what whoever asks may read. @throws ScelleError("reference.unknown") */
export function paperOf(facts: PaperFacts, ask: PaperAsk): Paper {
  const { what, ref, language, labels = {} } = ask;
  const names = namesAmong(facts.records, language, labels);
  // A search has no name: its case has.
  const title = `${casePapers[what][language]} – ${names.of(what === "search-report" ? facts.caseRef : ref)}`;
  const size = facts.checkpoint.size;
  const state = language === "fr" ? `journal de ${size} entrées` : `log of ${size} entries`;
  return typeset({
    ...{ language, title, isExercise: facts.isExercise },
    origin: `${facts.origin}, ${state}`,
    blocks: [...blocksOf(facts, ask, names), ...endOf(facts, what, language)],
  });
}

function blocksOf(facts: PaperFacts, { what, ref, language, pack }: PaperAsk, names: Names): Block[] {
  const asked = { facts, names, language };
  switch (what) {
    case "search-report":
      return searchReport({ ...asked, searchRef: ref });
    case "exhibit":
      return exhibitSheet({ ...asked, exhibitRef: ref });
    case "label":
      return exhibitLabel({ ...asked, exhibitRef: ref });
    case "hand-over":
      return handOverReceipt({ ...asked, exhibitRef: ref });
    case "continuity":
      return continuityStatement({ ...asked, exhibitRef: ref });
    case "irregularities":
      return irregularitiesSection(facts, names, language, pack);
    case "looks":
      return whoLooked(facts, names, language);
    default:
      return unreachable(what);
  }
}

/** The state of the log under every paper that does not show it already, for whoever holds it against us. */
function endOf({ checkpoint }: PaperFacts, what: CasePaper, language: Language): Block[] {
  if (what === "search-report" || what === "label") return [];
  const caption =
    language === "fr"
      ? "État du journal du registre à l’impression : nombre d’entrées et racine"
      : "State of the register’s log when this was printed: number of entries and root";
  return [{ type: "code", content: fingerprintOf(checkpoint), caption }];
}
