// SPDX-License-Identifier: Apache-2.0
import { labelFormats, ScelleError } from "@scelle/core";
import type { ExhibitLine, ExhibitsView } from "@scelle/core/api";
import type { Register } from "@scelle/register";
import { labelPages } from "../labels/label-pages.ts";
import { labelsOf } from "../labels/labels-of.ts";
import type { Operation } from "./call.ts";
import { answerView, type Looker } from "./views/answer-view.ts";

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
  const exhibits = await exhibitsNamed(register, looker, params.caseRef, exhibitRefs);
  const caseNumber = register.names.as(personRef).labelOf(params.caseRef) ?? "";
  const drawn = labelsOf(exhibits, caseNumber, { wanted: exhibitRefs, language });
  const { pageWidthMm, pageHeightMm } = format;
  return { pageWidthMm, pageHeightMm, pages: labelPages(drawn, format, { skip, language }) };
};

/** Page by page, as far as it takes to find them: each page is a look. */
async function exhibitsNamed(
  register: Register,
  looker: Looker,
  caseRef: string,
  wanted: readonly string[],
): Promise<ExhibitLine[]> {
  const found: ExhibitLine[] = [];
  const missing = new Set(wanted);
  let before: number | undefined;
  do {
    const { view } = await answerView(register, looker, { caseRef, view: "exhibits", before });
    const page = view as ExhibitsView;
    found.unshift(...page.exhibits);
    for (const { exhibitRef } of page.exhibits) missing.delete(exhibitRef);
    before = page.before;
  } while (before !== undefined && missing.size > 0);
  return found;
}
