// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@scelle/core/api";
import { useEffect, useRef, useState } from "react";
import { problemOf } from "../../api/api-problem.ts";
import { isTokenInAddress, signInByAddress, useSigning } from "../../app/session.ts";
import { Button } from "../../design/button.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";
import { MakePasskey, tokenToMake } from "./make-passkey.tsx";
import { knowsPasskeys, PasskeyFailure, signInByPasskey } from "./passkey.ts";
import { signInWords } from "./sign-in-words.ts";

/** Takes the link that the address brought, or a passkey; without either it says where to find one. */
export function SignInScreen() {
  const words = useWords(signInWords);
  const [toMake, setToMake] = useState(tokenToMake);
  const [isTrying, setIsTrying] = useState(isTokenInAddress);
  const [problem, setProblem] = useState<Problem>();
  const { beginAnew } = useSigning();
  const hasTried = useRef(false);
  useEffect(() => {
    if (hasTried.current) return;
    hasTried.current = true;
    signInByAddress()
      .catch((error: unknown) => setProblem(problemOf(error)))
      .finally(() => setIsTrying(false));
  }, []);
  const usePasskey = async () => {
    setProblem(undefined);
    try {
      await signInByPasskey();
      await beginAnew();
    } catch (error) {
      setProblem(error instanceof PasskeyFailure ? error.problem : problemOf(error));
    }
  };
  if (isTrying) return <Loading />;
  if (toMake !== undefined) return <MakePasskey onMade={() => setToMake(undefined)} token={toMake} />;
  return (
    <Page lead={words.lead} title={words.title}>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      {knowsPasskeys() ? (
        <p>
          <Button onPress={() => void usePasskey()} rank="primary">
            {words.passkey}
          </Button>
        </p>
      ) : (
        <p className="quiet">{words.noName}</p>
      )}
      <p>
        {words.how} <code>npm start</code> · <code>scelle serve</code>
      </p>
      <p className="quiet">{words.safe}</p>
    </Page>
  );
}
