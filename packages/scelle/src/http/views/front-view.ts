// SPDX-License-Identifier: Apache-2.0
import { isRecordOf, operationPlanned, ScelleError, sourcesAmong } from "@scelle/core";
import type { FrontView } from "@scelle/core/api";
import { textLineOf } from "./account-view.ts";
import { measuresOf, proceduresOf } from "./case-views.ts";
import { exhibitsOf } from "./exhibit-lines.ts";
import { incidentsOf } from "./incident-lines.ts";
import { eventOrderOf } from "./operation-view.ts";
import { statementLineOf } from "./statement-lines.ts";
import type { ViewContext } from "./view-context.ts";

/**
 * The whole inquiry on one screen: the text that it started from, and what is on record beside it.
 * @throws ScelleError("reference.unknown") where the text is none of the case
 */
export function frontView(context: ViewContext): FrontView {
  const { caseRef, records, of } = context;
  const sources = sourcesAmong(records);
  const text = sources.texts.find(({ recordRef }) => of === undefined || recordRef === of);
  if (text === undefined)
    throw new ScelleError("reference.unknown", { field: "of", ref: of ?? "", expected: "text" });
  const opened = records.find(({ recordRef }) => recordRef === caseRef);
  const exhibits = exhibitsOf(context);
  return {
    caseRef,
    number: String(opened?.stated["number"] ?? ""),
    title: String(opened?.stated["title"] ?? ""),
    text: textLineOf(records, sources, text),
    statements: sources.statements
      .filter(({ stated }) => stated.textRef === text.recordRef)
      .map((statement) => statementLineOf(context, sources, statement)),
    exhibits: exhibits.map(({ line }) => line),
    measures: measuresOf(records),
    ...nightOf(context),
    gaps: exhibits.flatMap(({ line, control }) =>
      control
        .filter(({ type }) => type === "gap")
        .map(({ from, until, lengthMs, proofRef }) => ({
          exhibitRef: line.exhibitRef,
          from,
          until,
          lengthMs,
          offerRef: proofRef,
        })),
    ),
    procedures: proceduresOf(records),
  };
}

/** The event that sources date differently, beside the plan that it stands before or after. */
function nightOf(context: ViewContext): Pick<FrontView, "night"> {
  const incident = incidentsOf(context).find(({ readings }) => readings.length > 1);
  const planned = context.records.find((record) => isRecordOf(record, operationPlanned));
  if (incident === undefined || planned === undefined || !isRecordOf(planned, operationPlanned)) return {};
  const { startsAt } = planned.stated;
  return {
    night: {
      incidentRef: incident.incidentRef,
      operationRef: planned.recordRef,
      plannedStart: startsAt,
      readings: incident.readings,
      order: eventOrderOf(incident.readings, startsAt),
    },
  };
}
