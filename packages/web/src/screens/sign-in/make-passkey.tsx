// SPDX-License-Identifier: Apache-2.0
import type { PasskeyAdmission, PasskeyOffer, Problem } from "@scelle/core/api";
import { useEffect, useState } from "react";
import { problemOf } from "../../api/api-problem.ts";
import { Button } from "../../design/button.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";
import { makePasskey, offerOf, PasskeyFailure } from "./passkey.ts";
import { signInWords } from "./sign-in-words.ts";
import "./sign-in.css";

const tokenForm = /^#passkey=([\w-]+)$/;

/** The secret of a link to make a passkey, if the address brought one. */
export function tokenToMake(): string | undefined {
  return tokenForm.exec(location.hash)?.[1];
}

interface MakePasskeyProps {
  readonly token: string;
  readonly onMade: () => void;
}

/** Has the passkey made that a link is for. */
export function MakePasskey({ token, onMade }: MakePasskeyProps) {
  const words = useWords(signInWords);
  const [offer, setOffer] = useState<PasskeyOffer>();
  const [problem, setProblem] = useState<Problem>();
  const [admission, setAdmission] = useState<PasskeyAdmission>();
  useEffect(() => {
    // Once it is read it stands neither in the address nor in what the browser remembers.
    history.replaceState(null, "", location.pathname + location.search);
    offerOf(token).then(setOffer, (error: unknown) => setProblem(problemOf(error)));
  }, [token]);
  const make = async (found: PasskeyOffer) => {
    setProblem(undefined);
    try {
      setAdmission(await makePasskey(token, found));
    } catch (error) {
      setProblem(error instanceof PasskeyFailure ? error.problem : problemOf(error));
    }
  };
  if (offer === undefined && problem === undefined) return <Loading />;
  return (
    <Page lead={offer === undefined ? undefined : words.make.lead(offer.name)} title={words.make.title}>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      {admission === undefined ? null : <Made admission={admission} onMade={onMade} />}
      {admission !== undefined || offer === undefined ? null : (
        <p>
          <Button onPress={() => void make(offer)} rank="primary">
            {words.make.button}
          </Button>
        </p>
      )}
    </Page>
  );
}

interface MadeProps {
  readonly admission: PasskeyAdmission;
  readonly onMade: () => void;
}

/** That it opens now, or whom it waits for. */
function Made({ admission: { mark, confirmedBy }, onMade }: MadeProps) {
  const words = useWords(signInWords);
  return (
    <>
      <p role="status">{confirmedBy === undefined ? words.make.made : words.make.waits(confirmedBy)}</p>
      {confirmedBy === undefined ? null : (
        <p>
          {words.make.mark} <strong className="passkey-mark">{mark}</strong>
        </p>
      )}
      <p>
        <Button onPress={onMade} rank={confirmedBy === undefined ? "primary" : "plain"}>
          {words.passkey}
        </Button>
      </p>
    </>
  );
}
