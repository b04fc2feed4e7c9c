// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { type AllegationStandings, allegationStandings, labels, receipt } from "./answers.ts";
import { allegationView, overviewView, peopleView, timelineView } from "./case-views.ts";
import { exhibitsView, exhibitView } from "./exhibit-views.ts";
import { frontView } from "./front-view.ts";
import { importedView } from "./imported-view.ts";
import { looksView } from "./looks-view.ts";
import { operationsView, operationView } from "./operation-views.ts";
import { proceduresView } from "./procedures-view.ts";
import { regularityView } from "./regularity-view.ts";
import { grantedView } from "./rights-views.ts";
import { accountView, incidentsView } from "./source-views.ts";

/** Every view of a case, with the shape of what it shows. */
export const viewShapes = {
  overview: overviewView,
  timeline: timelineView,
  exhibits: exhibitsView,
  exhibit: exhibitView,
  people: peopleView,
  allegation: allegationView,
  account: accountView,
  operations: operationsView,
  operation: operationView,
  imported: importedView,
  incidents: incidentsView,
  procedures: proceduresView,
  regularity: regularityView,
  looks: looksView,
  granted: grantedView,
  front: frontView,
} as const;

export type ViewName = keyof typeof viewShapes;

/** A view and the look that it was: none of its own where it goes on with one of the last ten minutes. */
export function viewAnswerOf<S extends z.ZodMiniType>(view: S) {
  return z.strictObject({
    receipt: z.exactOptional(receipt),
    isExtended: z.boolean(),
    /** Whether more records fit than one answer shows: the newest are here. */
    isCut: z.boolean(),
    labels,
    standings: allegationStandings,
    view,
  });
}

export type ViewOf<Name extends ViewName> = z.infer<(typeof viewShapes)[Name]>;

export interface ViewAnswer<Name extends ViewName = ViewName> {
  readonly receipt?: z.infer<typeof receipt>;
  readonly isExtended: boolean;
  readonly isCut: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly standings: AllegationStandings;
  readonly view: ViewOf<Name>;
}
