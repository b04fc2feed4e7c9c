// SPDX-License-Identifier: Apache-2.0
import { samePersons } from "../access/identifications.ts";
import {
  innermostVoice,
  type Party,
  partyRef,
  type Sources,
  type StatementRecord,
} from "./statement-record.ts";

/** One source behind statements that look like several. */
export interface Root {
  /** References of the parties that it can be; empty if it is unnamed. */
  readonly partyRefs: readonly string[];
  /** Whether somebody unnamed is, or may be, behind it. */
  readonly isUnnamed: boolean;
  readonly statementRefs: readonly string[];
}

/**
 * The distinct roots of statements: their number is what independence counts, never the number of papers. A
 * reprint, a translation and a summary go back to what they come from; a chain goes back to its innermost
 * voice. Unnamed voices are one root until a record shows two of them to be different: nobody can tell them
 * apart. Two records of one person are one root, as long as they count as one. Statements that may share a
 * root are taken as one.
 */
export function rootsOf(statements: readonly StatementRecord[], sources: Sources): Root[] {
  const groups: StatementRecord[][] = [];
  const asOne = (key: string) => samePersons(sources.identifications, key).sort()[0] ?? key;
  const keys = new Map(statements.map((statement) => [statement, rootKeysOf(statement, sources).map(asOne)]));
  const isOne = (a: StatementRecord, b: StatementRecord) =>
    mayShareRoot(keys.get(a) ?? [], keys.get(b) ?? [], isShownIndependent(a, b, sources));
  for (const statement of statements) {
    const near = groups.filter((group) => group.some((member) => isOne(member, statement)));
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push([...near.flat(), statement]);
  }
  return groups.map((group) => {
    const all = new Set(group.flatMap((statement) => keys.get(statement) ?? []));
    return {
      partyRefs: [...all].filter((key) => key !== unnamed),
      isUnnamed: all.has(unnamed),
      statementRefs: group.map(({ recordRef }) => recordRef),
    };
  });
}

/** Stands for every voice that nobody can be asked by. */
const unnamed = "unnamed";

/** Parties that a statement may go back to, by reference, or `unnamed`. */
function rootKeysOf(statement: StatementRecord, sources: Sources): string[] {
  const voice = innermostVoice(statement);
  if (voice === undefined || !("party" in voice)) return [unnamed];
  if (voice.role === "reported") return [partyRef(voice.party)];
  return originsOf(statement.stated.textRef, voice.party, sources, new Set());
}

/** Whoever a text that speaks for itself goes back to. */
function originsOf(
  textRef: string,
  author: Party | undefined,
  sources: Sources,
  seen: Set<string>,
): string[] {
  if (seen.has(textRef)) return [];
  seen.add(textRef);
  const derivations = sources.derivations.filter(
    ({ stated }) => stated.textRef === textRef && stated.derivation !== "cites",
  );
  if (derivations.length === 0) return [author === undefined ? unnamed : partyRef(author)];
  return derivations.flatMap(({ stated }) => {
    if (stated.fromTextRef === undefined) return stated.fromParty ? [partyRef(stated.fromParty)] : [unnamed];
    const from = sources.texts.find(({ recordRef }) => recordRef === stated.fromTextRef);
    return originsOf(stated.fromTextRef, from?.stated.publisher, sources, seen);
  });
}

function mayShareRoot(one: readonly string[], other: readonly string[], isShown: boolean): boolean {
  const both = one.filter((key) => other.includes(key));
  return both.some((key) => key !== unnamed || !isShown);
}

function isShownIndependent(a: StatementRecord, b: StatementRecord, { relations }: Sources): boolean {
  const refs = [a.recordRef, b.recordRef];
  return relations.some(
    ({ stated }) =>
      stated.relation === "independent-of" &&
      refs.includes(stated.statementRef) &&
      refs.includes(stated.otherRef),
  );
}
