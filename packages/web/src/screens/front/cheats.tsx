// SPDX-License-Identifier: Apache-2.0
import type { Problem, Session, TamperAnswer } from "@scelle/core/api";
import { type ReactNode, useState } from "react";
import { problemOf } from "../../api/api-problem.ts";
import { post } from "../../api/client.ts";
import { useSigning } from "../../app/session.ts";
import { Button } from "../../design/button.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useLanguage, useSay, useWords } from "../../words/use-words.ts";
import { frontWords } from "./front-words.ts";
import { takeFile } from "./take-file.ts";

interface CheatsProps {
  readonly caseRef: string;
  readonly session: Session;
  /** Turns to the next reading of the night; absent where there is only one. */
  readonly onBelieve: (() => void) | undefined;
  /** What the reading that is believed makes of the night. */
  readonly belief: ReactNode;
}

/** Four ways to try the register, each of which really does what it says. */
export function Cheats({ caseRef, session, onBelieve, belief }: CheatsProps) {
  const words = useWords(frontWords);
  const { lookAs } = useSigning();
  const [outcome, setOutcome] = useState<ReactNode>();
  const [isBusy, setIsBusy] = useState(false);
  const [isBelief, setIsBelief] = useState(false);
  const roleOf = (part: string) => session.roles?.find((role) => role.part === part)?.personRef;
  const [squad, defence] = [roleOf("squad-member"), roleOf("defence")];
  const run = async (begun: string, task: () => Promise<ReactNode>) => {
    setIsBusy(true);
    setIsBelief(false);
    setOutcome(<p className="quiet">{begun}</p>);
    try {
      setOutcome(await task());
    } catch (error) {
      setOutcome(<Refused problem={problemOf(error)} />);
    } finally {
      setIsBusy(false);
    }
  };
  const close = () => {
    setIsBelief(false);
    setOutcome(undefined);
  };
  const tamper = async () => <Tampered answer={await post<TamperAnswer>("/exercise/tamper", {})} />;
  const take = async (recipientRef: string) => <Taken sizeBytes={await takeFile(caseRef, recipientRef)} />;
  return (
    <div className="cheats">
      <div className="cheat-buttons">
        <Button isDisabled={isBusy} onPress={() => void run(words.tampering, tamper)}>
          {words.tamper}
        </Button>
        {squad === undefined ? null : (
          <Button isDisabled={isBusy} onPress={() => void lookAs(squad)}>
            {words.squad}
          </Button>
        )}
        {onBelieve === undefined ? null : (
          <Button
            isDisabled={isBusy}
            onPress={() => {
              onBelieve();
              setIsBelief(true);
            }}
          >
            {words.believe}
          </Button>
        )}
        {defence === undefined ? null : (
          <Button isDisabled={isBusy} onPress={() => void run(words.taking, () => take(defence))}>
            {words.file}
          </Button>
        )}
      </div>
      <Outcome isBusy={isBusy} onClose={close}>
        {isBelief ? belief : outcome}
      </Outcome>
    </div>
  );
}

interface OutcomeProps {
  readonly isBusy: boolean;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** What came of the last button, until it is closed. */
function Outcome({ isBusy, children, onClose }: OutcomeProps) {
  const words = useWords(frontWords);
  return (
    <div aria-live="polite" className="cheat-outcome">
      {children}
      {isBusy || children === undefined ? null : (
        <Button onPress={onClose} rank="quiet">
          {words.close}
        </Button>
      )}
    </div>
  );
}

function Refused({ problem }: { readonly problem: Problem }) {
  return <ProblemNote problem={problem} />;
}

function Tampered({ answer }: { readonly answer: TamperAnswer }) {
  const words = useWords(frontWords);
  const say = useSay();
  const language = useLanguage();
  const { offset, file, before, after, check, sentence, integrity, checkCount, durationMs } = answer;
  const number = new Intl.NumberFormat(language);
  const form = { style: "unit", unit: "second", maximumFractionDigits: 1 } as const;
  const seconds = new Intl.NumberFormat(language, form).format(durationMs / 1_000);
  return (
    <>
      <p>{words.tampered(number.format(offset), before, after)}</p>
      {integrity === "fails" ? (
        <>
          <p>{words.caught(seconds, checkCount)}</p>
          <p className="cheat-caught">{say(sentence).replaceAll(file, shortened(file))}</p>
          <p className="quiet small">
            {words.check} <code>{check}</code>. {words.untouched}
          </p>
        </>
      ) : (
        <p>{words.notCaught}</p>
      )}
    </>
  );
}

/** The beginning of a file’s long name, enough to find it by. */
function shortened(file: string): string {
  return `${file.slice(0, 20)}…`;
}

function Taken({ sizeBytes }: { readonly sizeBytes: number }) {
  const words = useWords(frontWords);
  const language = useLanguage();
  const form = { style: "unit", unit: "megabyte", maximumFractionDigits: 1 } as const;
  return (
    <>
      <p>{words.taken(new Intl.NumberFormat(language, form).format(sizeBytes / 1e6))}</p>
      <p>
        <a href="/verify.html" rel="noreferrer" target="_blank">
          {words.openIt}
        </a>
      </p>
      <p className="quiet small">{words.openHelp}</p>
    </>
  );
}
