// SPDX-License-Identifier: Apache-2.0
import type { CalendarName, PackName } from "@scelle/core";
import type { Asked, ViewAnswer, ViewName } from "@scelle/core/api";
import type { Call, Given, Operation } from "./call.ts";
import { answerCases, answerCheckpoint, answerResolve, answerSearch } from "./views/answer-lists.ts";
import { answerEvidence, answerRecord, answerSayings, answerView, type Looker } from "./views/answer-view.ts";

/** What any view may be asked by; a row allows some of it. */
interface ViewQuery {
  readonly of?: string;
  readonly before?: number;
  readonly at?: string;
  readonly event?: string;
  readonly pack?: PackName;
  readonly calendar?: CalendarName;
}

function see<Name extends ViewName>(view: Name): Operation<Name> {
  return async ({ world }, call, asked: Asked<Name>) => {
    const { caseRef } = asked.params as { caseRef: string };
    const query = (asked.query ?? {}) as ViewQuery;
    const answer: ViewAnswer = await answerView(world.register, looker(call), { caseRef, view, ...query });
    return answer as unknown as Given<Name>;
  };
}

/** The operations that answer with a view of a case. */
export const viewOperations: { readonly [Name in ViewName]: Operation<Name> } = {
  overview: see("overview"),
  timeline: see("timeline"),
  exhibits: see("exhibits"),
  exhibit: see("exhibit"),
  people: see("people"),
  allegation: see("allegation"),
  account: see("account"),
  operations: see("operations"),
  operation: see("operation"),
  imported: see("imported"),
  incidents: see("incidents"),
  procedures: see("procedures"),
  regularity: see("regularity"),
  looks: see("looks"),
  granted: see("granted"),
  front: see("front"),
};

export const cases: Operation<"cases"> = ({ world }, call) => answerCases(world.register, looker(call));

export const whoSays: Operation<"whoSays"> = ({ world }, call, { params, query }) =>
  answerSayings(world.register, looker(call), params.caseRef, query);

export const record: Operation<"record"> = ({ world }, call, { params }) =>
  answerRecord(world.register, looker(call), params.ref);

export const evidence: Operation<"evidence"> = ({ world }, call, { params, query }) =>
  answerEvidence(world.register, looker(call), { ref: params.ref, since: query.since });

export const search: Operation<"search"> = async ({ world }, call, { query }) =>
  (await answerSearch(world.register, looker(call), query)) as Given<"search">;

export const resolve: Operation<"resolve"> = ({ world }, { person }, { query }) =>
  Promise.resolve(answerResolve(world.register, person.personRef, query));

export const checkpoint: Operation<"checkpoint"> = ({ world }, _call, { query }) =>
  answerCheckpoint(world.register, query.since);

function looker({ person: { personRef, signer }, reason }: Call): Looker {
  return { personRef, signer, reason };
}
