// SPDX-License-Identifier: Apache-2.0
import { calledIn, useKnownLabels } from "../api/known-labels.ts";
import { RecordLink } from "./record-link.tsx";

/** A person or body by name, with the record behind it. */
export function NameOf({ personRef }: { readonly personRef: string }) {
  const labels = useKnownLabels();
  return <RecordLink recordRef={personRef}>{calledIn(labels, personRef)}</RecordLink>;
}
