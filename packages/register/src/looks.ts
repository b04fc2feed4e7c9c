// SPDX-License-Identifier: Apache-2.0
import {
  caseFoundingKinds,
  decideRead,
  type EffectiveRecord,
  extendsLook,
  isReadingOfOthers,
  type LookAt,
  recordsShownMax,
  ScelleError,
  type SignedDraft,
  type StreamKey,
} from "@scelle/core";
import { dispositionsBeside } from "./beside.ts";
import type { ReadScope } from "./index/read-scope.ts";
import type { ReadParts } from "./reads.ts";
import type { KindCount, Look, LookPage, Receipt } from "./session.ts";

/** Finds records of one case for a view. It names them only: what may be shown is decided afterwards. */
export interface Locator {
  /** The newest records of these kinds, or of all, oldest first. */
  ofKinds(
    kinds: readonly string[] | "all",
    page?: { readonly before?: number; readonly limit?: number },
  ): string[];
  /** A stream of the register, oldest first. */
  stream(key: StreamKey): string[];
  /** To follow what a record names. */
  record(ref: string): EffectiveRecord | undefined;
}

/** The records that a view is made of, the first ones first where not all fit in one answer. */
export type Select = (locator: Locator) => Selected;

export interface Selected {
  readonly refs: readonly string[];
  /** Whether the view leaves out what it would show if it were longer. */
  readonly isCut: boolean;
  readonly page?: LookPage;
}

const onlyPage: LookPage = { tooLong: [] };

interface Shown {
  readonly refs: readonly string[];
  readonly isCut: boolean;
  readonly page: LookPage;
  readonly records: readonly EffectiveRecord[];
  readonly beside: readonly EffectiveRecord[];
}

/** Who looks where, and for what the looks of others are read, if they are. */
interface Asker {
  readonly caseRef: string | undefined;
  readonly author: string;
  readonly logPurpose: string | undefined;
}

const rememberedLooksMax = 2_000;

/** Looks at views: each is on record before anything of it is shown. */
export class Looks {
  readonly #parts: ReadParts;
  /** The last look of each person at each thing, as far as it can still be gone on with. */
  readonly #earlier = new Map<string, LookAt>();

  constructor(parts: ReadParts) {
    this.#parts = parts;
  }

  /**
   * @param signed a `record-consulted` of one case
   * @param at an instant of the register's clock
   * @throws ScelleError("access.not-member" | …); the refused attempt is recorded too
   */
  async look(signed: SignedDraft, author: string, at: string, select: Select): Promise<Look> {
    const { stated } = signed.draft;
    const caseRef = stated["caseRef"] as string | undefined;
    const query = stated["query"] as LookAt["query"];
    const logPurpose = stated["logPurpose"] as string | undefined;
    const key = JSON.stringify([author, caseRef, query, logPurpose]);
    const asker = { caseRef, author, logPurpose };
    const find = (moment: string) => this.#find(asker, moment, select);
    const again = await this.#goOn(key, { author, caseRef, query, at }, find);
    if (again !== undefined) return { ...again, kinds: this.#kinds(caseRef, author, at) };
    let found: Shown | undefined;
    const findShown = (moment: string) => {
      found = find(moment);
      return found.refs;
    };
    const receipt = await this.#submit({ signed, author, findShown }, caseRef);
    // Asked before under this id: a receipt may be given again, content only for a look of its own.
    if (found === undefined) throw new ScelleError("draft.id-taken", { draftId: signed.draft.draftId });
    this.#remember(key, { author, caseRef, query, at: receipt.recordedAt, shown: found.refs });
    const { isCut, page, records, beside } = found;
    return { receipt, isCut, page, records, beside, kinds: this.#kinds(caseRef, author, at) };
  }

  /** Answers without a record where the rule allows; between batches, so that all it shows is committed. */
  async #goOn(
    key: string,
    now: Omit<LookAt, "shown">,
    find: (at: string) => Shown,
  ): Promise<Omit<Look, "receipt" | "kinds"> | undefined> {
    const earlier = this.#earlier.get(key);
    if (earlier === undefined) return undefined;
    return await this.#parts.writer.exclusively(() => {
      const { caseRef, author, at } = now;
      const isOpen = caseRef === undefined || isReadable(this.#parts, caseRef, author, at);
      if (!isOpen) return Promise.resolve(undefined);
      const found = find(at);
      const goesOn = extendsLook(earlier, { ...now, shown: found.refs });
      const { isCut, page, records, beside } = found;
      return Promise.resolve(goesOn ? { isCut, page, records, beside } : undefined);
    });
  }

  async #submit(
    submission: Parameters<ReadParts["writer"]["submit"]>[0],
    caseRef: string | undefined,
  ): Promise<Receipt> {
    try {
      return await this.#parts.writer.submit(submission);
    } catch (error) {
      if (error instanceof ScelleError && error.code.startsWith("access.")) {
        const { index } = this.#parts;
        const isCase = caseRef !== undefined && caseFoundingKinds.includes(index.record(caseRef)?.kind ?? "");
        const { author } = submission;
        const refusal = { personRef: author, attempted: submission.signed.draft.kind, refused: error.code };
        await this.#parts.recordRefusal(isCase ? { ...refusal, caseRef } : refusal);
      }
      throw error;
    }
  }

  /** Located by the index, and each record decided again before it leaves. */
  #find({ caseRef, author, logPurpose }: Asker, at: string, select: Select): Shown {
    const { situation, walls } = this.#parts;
    const records: EffectiveRecord[] = [];
    const scope = walls.scope(author, at, caseRef);
    const selected = select(this.#locator(caseRef, scope));
    const { page = onlyPage } = selected;
    for (const ref of new Set(selected.refs)) {
      const record = situation.record(ref);
      if (record === undefined) continue;
      const isOfCase = record.assigned.caseRef === undefined || record.assigned.caseRef === caseRef;
      if (!isOfCase || !walls.mayLeave(author, record, at)) continue;
      if (logPurpose === undefined && isReadingOfOthers(record, author)) continue;
      if (records.length === recordsShownMax) return { ...shownOf(records, [], true), page };
      records.push(record);
    }
    const beside = dispositionsBeside({ ...this.#parts, scopeOf: () => scope }, records, (record) => {
      return walls.mayLeave(author, record, at);
    });
    return { ...shownOf(records, beside, selected.isCut), page };
  }

  #locator(caseRef: string | undefined, scope: ReadScope): Locator {
    const { index, situation } = this.#parts;
    return {
      ofKinds: (kinds, { before = Number.MAX_SAFE_INTEGER, limit = recordsShownMax } = {}) =>
        caseRef === undefined ? [] : index.ofCase({ caseRef, kinds, scope, before, limit }).reverse(),
      stream: (key) => index.streamRefs(key, scope),
      record: (ref) => (index.readable(ref, scope) === undefined ? undefined : situation.record(ref)),
    };
  }

  /** How much a case holds is for those who may read it, and not for who reads what a decision lists. */
  #kinds(caseRef: string | undefined, author: string, at: string): readonly KindCount[] {
    const { index, walls } = this.#parts;
    const isOpen = caseRef !== undefined && isReadable(this.#parts, caseRef, author, at);
    return isOpen ? index.countsByKind(caseRef, walls.scope(author, at, caseRef)) : [];
  }

  #remember(key: string, look: LookAt): void {
    if (this.#earlier.size >= rememberedLooksMax) this.#earlier.clear();
    this.#earlier.set(key, look);
  }
}

function isReadable({ situation }: ReadParts, caseRef: string, author: string, at: string): boolean {
  return "allowed" in decideRead(situation, caseRef, author, at);
}

/** One record of a look names a thousand at most: what stands beside the others counts too. */
function shownOf(
  found: readonly EffectiveRecord[],
  beside: readonly EffectiveRecord[],
  isCut: boolean,
): Omit<Shown, "page"> {
  const records = [...found].sort((one, other) => one.index - other.index);
  const fitting = beside.slice(0, recordsShownMax - records.length);
  const refs = [...records, ...fitting].map(({ recordRef }) => recordRef);
  return { refs, isCut: isCut || fitting.length < beside.length, records, beside: fitting };
}
