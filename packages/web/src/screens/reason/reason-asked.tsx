// SPDX-License-Identifier: Apache-2.0
import type { LastReason } from "@scelle/core/api";
import { useQuery } from "@tanstack/react-query";
import { get } from "../../api/client.ts";
import { giveReason } from "../../api/look-reason.ts";
import { Button } from "../../design/button.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { useWords } from "../../words/use-words.ts";
import { ReasonFields } from "./reason-fields.tsx";
import { ReasonText } from "./reason-text.tsx";
import { reasonWords } from "./reason-words.ts";

/** Asks why, before anything of a case is asked for; what was said last is one press away. */
export function ReasonAsked({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(reasonWords);
  const { data, isPending } = useQuery({
    queryKey: ["reason", caseRef],
    queryFn: ({ signal }) => get<LastReason>(`/cases/${caseRef}/reason`, { signal }),
  });
  if (isPending) return <Loading />;
  const before = data?.given;
  return (
    <Page lead={words.whyHelp} title={words.why}>
      {before === undefined ? null : (
        <div className="reason-before">
          <p>
            {words.before} <ReasonText reason={before} />
          </p>
          <Button onPress={() => giveReason(caseRef, before)} rank="primary">
            {words.goOn}
          </Button>
          <h2>{words.or}</h2>
        </div>
      )}
      <ReasonFields onGiven={(reason) => giveReason(caseRef, reason)}>{words.look}</ReasonFields>
    </Page>
  );
}
