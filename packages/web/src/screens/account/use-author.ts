// SPDX-License-Identifier: Apache-2.0
import type { ResolvedAnswer } from "@scelle/core/api";
import { useQuery } from "@tanstack/react-query";
import { get } from "../../api/client.ts";
import { partyOf } from "./found-party.ts";
import type { ChosenParty } from "./statement-form.ts";

/** The publisher of a text as the first voice; undefined until it is found, or where none is on record. */
export function useAuthor(caseRef: string, publisherRef: string | undefined): ChosenParty | undefined {
  const { data: found } = useQuery({
    queryKey: ["publisher", caseRef, publisherRef ?? ""],
    queryFn: async () => {
      if (publisherRef === undefined) return null;
      const query = { text: publisherRef, caseRef };
      const { matches } = await get<{ matches: readonly ResolvedAnswer[] }>("/resolve", { query });
      return matches.find(({ ref }) => ref === publisherRef) ?? null;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const party = found === undefined || found === null ? undefined : partyOf(found);
  return party === undefined || !found ? undefined : { party, name: found.label };
}
