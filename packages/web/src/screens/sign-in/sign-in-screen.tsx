// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@scelle/core/api";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { problemOf } from "../../api/api-problem.ts";
import { isTokenInAddress, signInByAddress, useSession, useSigning } from "../../app/session.ts";
import { Button } from "../../design/button.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";
import { MakePasskey, tokenToMake } from "./make-passkey.tsx";
import { knowsPasskeys, PasskeyFailure, signInByPasskey } from "./passkey.ts";
import { isAnswerInAddress, leaveForProvider, signInByAnswer, waysIn } from "./provider-sign-in.ts";
import { signInWords } from "./sign-in-words.ts";

/** Takes the link that the address brought, or a passkey; without either it says where to find one. */
export function SignInScreen() {
  const words = useWords(signInWords);
  const [toMake, setToMake] = useState(tokenToMake);
  const [isTrying, setIsTrying] = useState(() => isTokenInAddress() || isAnswerInAddress());
  const [problem, setProblem] = useState<Problem>();
  const { beginAnew } = useSigning();
  const navigate = useNavigate();
  const session = useSession();
  const hasTried = useRef(false);
  const arrive = async () => {
    await beginAnew();
    await navigate({ to: "/", replace: true });
  };
  useEffect(() => {
    if (hasTried.current) return;
    hasTried.current = true;
    const begun = isAnswerInAddress() ? signInByAnswer().then(arrive) : signInByAddress();
    begun.catch((error: unknown) => setProblem(problemOf(error))).finally(() => setIsTrying(false));
  });
  const attempt = async (signIn: () => Promise<void>) => {
    setProblem(undefined);
    try {
      await signIn();
    } catch (error) {
      setProblem(error instanceof PasskeyFailure ? error.problem : problemOf(error));
    }
  };
  if (isTrying) return <Loading />;
  if (toMake !== undefined) return <MakePasskey onMade={() => setToMake(undefined)} token={toMake} />;
  return (
    <Page
      lead={session ? words.signedInLead : words.lead}
      title={session ? words.signedIn(session.name) : words.title}
    >
      {session ? <LinkTo to="/">{words.goOn}</LinkTo> : null}
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      {knowsPasskeys() ? (
        <p>
          <Button onPress={() => void attempt(() => signInByPasskey().then(beginAnew))} rank="primary">
            {words.passkey}
          </Button>
        </p>
      ) : (
        <p className="quiet">{words.noName}</p>
      )}
      <ByProvider onPress={() => void attempt(leaveForProvider)} />
      <p>
        {words.how} <code>npm start</code> · <code>scelle serve</code>
      </p>
      <p className="quiet">{words.safe}</p>
    </Page>
  );
}

/** The way by a provider of identities, where the server knows one. */
function ByProvider({ onPress }: { readonly onPress: () => void }) {
  const words = useWords(signInWords);
  const provider = useQuery({ queryKey: ["ways in"], queryFn: waysIn }).data?.provider;
  if (provider === undefined) return null;
  return (
    <>
      <p>
        <Button onPress={onPress} rank={knowsPasskeys() ? "plain" : "primary"}>
          {words.provider(provider)}
        </Button>
      </p>
      <p className="quiet">{words.providerLimit}</p>
    </>
  );
}
