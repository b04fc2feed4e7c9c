// SPDX-License-Identifier: Apache-2.0
import { calledIn, useKnownLabels } from "../api/known-labels.ts";
import { kindTitle } from "../form/kind-titles.ts";
import { useSay } from "../words/use-words.ts";
import { RecordLink } from "./record-link.tsx";

/** A person, body or thing by its name, and a record without one by its kind, with the record behind it. */
export function NameOf({ recordRef }: { readonly recordRef: string }) {
  const labels = useKnownLabels();
  const say = useSay();
  return <RecordLink recordRef={recordRef}>{say(kindTitle(calledIn(labels, recordRef)))}</RecordLink>;
}
