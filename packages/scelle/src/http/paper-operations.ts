// SPDX-License-Identifier: Apache-2.0
import type { Operation } from "./call.ts";
import { lookAt } from "./views/answer-view.ts";

/** A paper shows what a look shows: that is on record before a page is drawn. */
export const papers: Operation<"papers"> = async ({ world }, call, { params, body }) => {
  const { register } = world;
  const { personRef, signer } = call.person;
  // Fonts and their reader are loaded by who prints.
  const { lookFor, printedPaper, refsAmong } = await import("../dossier/papers/printing.ts");
  const { caseRef } = params;
  const query = lookFor(body.what, body.ref);
  const look = await lookAt(register, { personRef, signer, reason: call.reason }, { caseRef, query });
  const names = register.names.as(personRef);
  const labels = Object.fromEntries(
    [...refsAmong(look)].flatMap((ref) => {
      const label = names.labelOf(ref);
      return label === undefined || label === "" ? [] : [[ref, label] as const];
    }),
  );
  const seen = { caseRef, look, status: await register.publish(), asOf: new Date().toISOString(), labels };
  return (await printedPaper(seen, body)).bytes;
};
