// SPDX-License-Identifier: Apache-2.0
import type { Session } from "@scelle/core/api";
import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { giveReason, reasonLengthMax, useReason } from "../api/look-reason.ts";
import { useColon, useWords } from "../words/use-words.ts";
import { useNews } from "./news.ts";
import { shellWords } from "./shell-words.ts";

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
      <KeptReason caseRef={caseRef} reason={reason} />
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

function KeptReason({ caseRef, reason }: { readonly caseRef: string; readonly reason: string }) {
  const words = useWords(shellWords);
  const colon = useColon();
  const [entered, setEntered] = useState<string>();
  if (entered === undefined) {
    return (
      <p>
        <span className="quiet">
          {words.whyShort}
          {colon}
        </span>
        <q>{reason}</q>{" "}
        <button className="switch" onClick={() => setEntered(reason)} type="button">
          {words.change}
        </button>
      </p>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (entered.trim() === "") return;
        giveReason(caseRef, entered.trim());
        setEntered(undefined);
      }}
    >
      <label>
        {words.why}
        <input
          className="field-control"
          maxLength={reasonLengthMax}
          onChange={(event) => setEntered(event.target.value)}
          value={entered}
        />
      </label>
      <button className="button button-plain" type="submit">
        {words.keep}
      </button>
    </form>
  );
}
