// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@scelle/core/api";
import { useEffect, useRef, useState } from "react";
import { problemOf } from "../../api/api-problem.ts";
import { isTokenInAddress, signInByAddress } from "../../app/session.ts";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";

const signInWords = {
  en: {
    title: "Nobody is signed in",
    lead: "The register prints a link on the terminal when it starts. Open it in this browser: it works once.",
    how: "Start it again for a new link:",
    safe: "The link is the only way in. There is no password to guess, and nothing is reachable from other machines.",
  },
  fr: {
    title: "Personne n’est connecté",
    lead: "Le registre affiche un lien sur le terminal à son démarrage. Ouvrez-le dans ce navigateur : il ne sert qu’une fois.",
    how: "Relancez-le pour un nouveau lien :",
    safe: "Ce lien est la seule entrée. Il n’y a pas de mot de passe à deviner, et rien n’est accessible d’autres machines.",
  },
};

/** Takes the link that the address brought; without one it says where to find it. */
export function SignInScreen() {
  const words = useWords(signInWords);
  const [isTrying, setIsTrying] = useState(isTokenInAddress);
  const [problem, setProblem] = useState<Problem>();
  const hasTried = useRef(false);
  useEffect(() => {
    if (hasTried.current) return;
    hasTried.current = true;
    signInByAddress()
      .catch((error: unknown) => setProblem(problemOf(error)))
      .finally(() => setIsTrying(false));
  }, []);
  if (isTrying) return <Loading />;
  return (
    <Page lead={words.lead} title={words.title}>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      <p>
        {words.how} <code>npm start</code> · <code>scelle serve</code>
      </p>
      <p className="quiet">{words.safe}</p>
    </Page>
  );
}
