// SPDX-License-Identifier: Apache-2.0
import { labelFormats, ScelleError } from "@scelle/core";
import type { ExhibitsView } from "@scelle/core/api";
import { labelPages } from "../labels/label-pages.ts";
import { labelsOf } from "../labels/labels-of.ts";
import type { Operation } from "./call.ts";
import { answerView } from "./views/answer-view.ts";

/** Labels show what the list of exhibits shows: looking at it is on record before a label is drawn. */
export const labels: Operation<"labels"> = async ({ world }, call, { params, body }) => {
  const { register } = world;
  const { personRef, signer } = call.person;
  const { format: name, exhibitRefs, skip = 0, language } = body;
  const format = labelFormats[name];
  if (skip >= format.columns * format.rows) {
    const problem = "a sheet of which every label was used is no sheet";
    throw new ScelleError("request.invalid", { part: "body", field: "skip", problem });
  }
  const looker = { personRef, signer, reason: call.reason };
  const { view } = await answerView(register, looker, { caseRef: params.caseRef, view: "exhibits" });
  const caseNumber = register.names.as(personRef).labelOf(params.caseRef) ?? "";
  const drawn = labelsOf((view as ExhibitsView).exhibits, caseNumber, { wanted: exhibitRefs, language });
  const { pageWidthMm, pageHeightMm } = format;
  return { pageWidthMm, pageHeightMm, pages: labelPages(drawn, format, { skip, language }) };
};
