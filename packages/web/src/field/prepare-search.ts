// SPDX-License-Identifier: Apache-2.0
import type { ExhibitsView, LookReason, PeopleView, RecipientsAnswer, Session } from "@scelle/core/api";
import { get } from "../api/client.ts";
import { compareClocks } from "./clock-comparison.ts";
import type { FieldSearch, NamedPerson, PreparedCase } from "./field-search.ts";
import { numberingAfter } from "./item-numbers.ts";

/** What whoever prepares a search says of it. */
export interface SearchPlan {
  readonly authorisationRef: string;
  readonly placeType: string;
  readonly place: string;
  readonly conductedByRefs: readonly string[];
  /** Somebody of the case, {@link somebodyUnknown}, or empty. */
  readonly searchedRef: string;
  /** Of somebody unknown. */
  readonly searchedName: string;
  readonly sealType: string;
  readonly numberPrefix: string;
  readonly numberFirst: number;
}

/** What a search begins with, of the answers that prepare it. */
export function preparedCase(
  known: { readonly caseRef: string; readonly number: string; readonly title: string },
  answers: {
    readonly exhibits: ExhibitsView;
    readonly people: PeopleView;
    readonly recipients: RecipientsAnswer;
  },
): PreparedCase {
  const { caseRef, number, title } = known;
  const { exhibits, people, recipients } = answers;
  return {
    ...{ caseRef, number, title },
    recipients: recipients.recipients,
    exhibitNumbers: exhibits.exhibits.map((line) => line.number),
    persons: people.people.flatMap(({ personRefs: [personRef], name }) =>
      personRef === undefined ? [] : [{ personRef, name }],
    ),
  };
}

/** @throws ApiProblem */
export function recipientsOf(caseRef: string, reason: LookReason | undefined): Promise<RecipientsAnswer> {
  return get<RecipientsAnswer>(`/cases/${caseRef}/recipients`, { reason });
}

/** Says that the person searched is somebody whom the register does not know yet. */
export const somebodyUnknown = "unknown";

/** What a plan begins with; numbers go on after those of the case. */
export function firstPlan({ exhibitNumbers }: PreparedCase, { personRef }: Session): SearchPlan {
  const { prefix, first } = numberingAfter(exhibitNumbers);
  return {
    ...{ authorisationRef: "", placeType: "police-office", place: "", conductedByRefs: [personRef] },
    ...{ searchedRef: "", searchedName: "", sealType: "closed", numberPrefix: prefix, numberFirst: first },
  };
}

/** A search that is ready to be kept on this device. */
export async function plannedSearch(
  session: Session,
  prepared: PreparedCase,
  plan: SearchPlan,
): Promise<FieldSearch> {
  const { placeType, place, conductedByRefs, sealType, numberPrefix, numberFirst } = plan;
  const clock = await compareClocks();
  const isUnknown = plan.searchedRef === somebodyUnknown;
  const unknown = isUnknown ? namedAnew(plan.searchedName) : undefined;
  const searchedRef = isUnknown ? unknown?.personRef : plan.searchedRef;
  return {
    searchRef: crypto.randomUUID(),
    person: { personRef: session.personRef, name: session.name },
    origin: session.origin,
    preparedAt: new Date().toISOString(),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...{ prepared, placeType, place, conductedByRefs, sealType, numberPrefix, numberFirst },
    ...(plan.authorisationRef === "" ? {} : { authorisationRef: plan.authorisationRef }),
    ...(searchedRef === undefined || searchedRef === "" ? {} : { searchedRef }),
    newPersons: unknown === undefined ? [] : [unknown],
    ...{ hasPositions: false, items: [], isComingIn: false, sent: {}, outcomes: {} },
    clocks: clock === undefined ? [] : [clock],
  };
}

function namedAnew(typed: string): NamedPerson | undefined {
  const name = typed.trim();
  return name === "" ? undefined : { personRef: crypto.randomUUID(), name };
}
