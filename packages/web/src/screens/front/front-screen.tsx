// SPDX-License-Identifier: Apache-2.0
import type { FrontView, Session } from "@scelle/core/api";
import { useEffect, useState } from "react";
import { giveReason, reasonOf } from "../../api/look-reason.ts";
import { useView } from "../../api/use-view.ts";
import { useCases, useSession, useSigning } from "../../app/session.ts";
import { shellWords } from "../../app/shell-words.ts";
import { foremost } from "../../app/top-line.tsx";
import { Button } from "../../design/button.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { CasesScreen } from "../sign-in/cases-screen.tsx";
import { AccountColumn } from "./account-column.tsx";
import { Belief } from "./belief.tsx";
import { Cheats } from "./cheats.tsx";
import { frontWords } from "./front-words.ts";
import { RecordColumn } from "./record-column.tsx";
import "./front.css";

/** What a newcomer sees: an account beside what is on record of it, and four ways to try it. */
export function FrontScreen() {
  const session = useSession();
  const cases = useCases();
  if (!session || cases === undefined) return <Loading />;
  if (!session.isExercise) return <CasesScreen />;
  const shown = foremost(cases);
  if (shown === undefined) return <NothingThere session={session} />;
  return (
    <FrontOfCase caseRef={shown.caseRef} key={`${shown.caseRef} ${session.personRef}`} session={session} />
  );
}

function FrontOfCase({ caseRef, session }: { readonly caseRef: string; readonly session: Session }) {
  const words = useWords(frontWords);
  const language = useLanguage();
  const [believed, setBelieved] = useState(0);
  useEffect(() => {
    if (reasonOf(caseRef) === undefined) giveReason(caseRef, { reason: shellWords[language].exerciseReason });
  }, [caseRef, language]);
  const { view, nameOf, problem } = useView<FrontView>(caseRef, "front");
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  const count = view.night?.readings.length ?? 0;
  return (
    <Page lead={words.lead} title={words.title}>
      <Cheats
        belief={
          view.night === undefined ? null : <Belief believed={believed} nameOf={nameOf} night={view.night} />
        }
        caseRef={caseRef}
        onBelieve={count < 2 ? undefined : () => setBelieved((believed + 1) % count)}
        session={session}
      />
      <div className="front">
        <AccountColumn view={view} />
        <RecordColumn believed={believed} nameOf={nameOf} view={view} />
      </div>
      <nav aria-label={words.goOn} className="front-on">
        <LinkTo to={`/cases/${caseRef}`}>{words.toCase}</LinkTo>
        <LinkTo to={`/cases/${caseRef}/account`}>{words.toAccount}</LinkTo>
        {view.night === undefined ? null : (
          <LinkTo to={`/cases/${caseRef}/operations/${view.night.operationRef}`}>{words.toOperation}</LinkTo>
        )}
        <LinkTo to={`/cases/${caseRef}/looks`}>{words.toLooks}</LinkTo>
      </nav>
    </Page>
  );
}

/** For whoever a wall keeps out, and in a register without a case. */
function NothingThere({ session }: { readonly session: Session }) {
  const words = useWords(frontWords);
  const { lookAs } = useSigning();
  const lead = session.roles?.find(({ part }) => part === "lead");
  const own = session.roles?.find(({ personRef }) => personRef === session.personRef);
  if (own?.part !== "squad-member") {
    return (
      <Page lead={words.blankLead} title={words.blank}>
        <LinkTo to="/cases/new">{words.blankOpen}</LinkTo>
      </Page>
    );
  }
  return (
    <Page lead={words.nothingLead} title={words.nothing}>
      {lead === undefined ? null : (
        <Button onPress={() => void lookAs(lead.personRef)} rank="primary">
          {words.back}
        </Button>
      )}
    </Page>
  );
}
