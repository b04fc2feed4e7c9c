// SPDX-License-Identifier: Apache-2.0
import { Outlet, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { giveLogPurpose, giveReason, lookInto, reasonOf, useReason } from "../api/look-reason.ts";
import { Loading } from "../design/loading.tsx";
import { useLanguage } from "../words/use-words.ts";
import { useSession } from "./session.ts";
import { shellWords } from "./shell-words.ts";

const ReasonAsked = lazy(async () => ({
  default: (await import("../screens/reason/reason-asked.tsx")).ReasonAsked,
}));

/** What all screens of one case share: nothing is asked before there is a reason to look. */
export function CaseFrame() {
  const { caseRef = "" } = useParams({ strict: false }) as { readonly caseRef?: string };
  const session = useSession();
  const language = useLanguage();
  const reason = useReason(caseRef);
  const isExercise = session?.isExercise === true;
  useEffect(() => {
    lookInto(caseRef);
    if (isExercise && reasonOf(caseRef) === undefined) {
      giveReason(caseRef, { reason: shellWords[language].exerciseReason });
      giveLogPurpose(caseRef, "criminal-proceedings");
    }
  }, [caseRef, isExercise, language, reason]);
  if (reason !== undefined) return <Outlet key={session?.personRef ?? ""} />;
  if (isExercise) return null;
  return (
    <Suspense fallback={<Loading />}>
      <ReasonAsked caseRef={caseRef} key={caseRef} />
    </Suspense>
  );
}
