// SPDX-License-Identifier: Apache-2.0
import type { Session } from "@scelle/core/api";
import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useReason } from "../api/look-reason.ts";
import { useWords } from "../words/use-words.ts";
import { useNews } from "./news.ts";
import { shellWords } from "./shell-words.ts";

const KeptReason = lazy(async () => ({
  default: (await import("../screens/reason/kept-reason.tsx")).KeptReason,
}));

/** Above a case: the reason that its looks are recorded with, and whether something new was recorded. */
export function CaseLineAbove({ session }: { readonly session: Session | undefined }) {
  const { caseRef } = useParams({ strict: false }) as { readonly caseRef?: string };
  if (session === undefined || caseRef === undefined) return null;
  return <CaseLine caseRef={caseRef} key={`${caseRef} ${session.personRef}`} />;
}

function CaseLine({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(shellWords);
  const queries = useQueryClient();
  const reason = useReason(caseRef);
  const news = useNews(caseRef);
  if (reason === undefined) return null;
  return (
    <div className="case-line">
      <Suspense fallback={<p />}>
        <KeptReason caseRef={caseRef} reason={reason} />
      </Suspense>
      <p aria-live="polite">
        {news.count === 0 ? null : (
          <>
            {words.news(news.count)}{" "}
            <button
              className="switch"
              onClick={() => {
                news.forget();
                void queries.invalidateQueries({ queryKey: ["view", caseRef] });
              }}
              type="button"
            >
              {words.showNews}
            </button>
          </>
        )}
      </p>
    </div>
  );
}
