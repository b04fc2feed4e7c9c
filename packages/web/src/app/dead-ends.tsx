// SPDX-License-Identifier: Apache-2.0
import { problemOf } from "../api/api-problem.ts";
import { LinkTo } from "../design/link-to.tsx";
import { Page } from "../design/page.tsx";
import { ProblemNote } from "../design/problem-note.tsx";
import { useWords } from "../words/use-words.ts";

const deadEndWords = {
  en: {
    unknown: "Nothing at this address",
    unknownLead: "The address names no screen of this app.",
    fault: "This screen failed",
    start: "To the start",
  },
  fr: {
    unknown: "Rien à cette adresse",
    unknownLead: "L’adresse ne désigne aucun écran de cette application.",
    fault: "Cet écran a échoué",
    start: "Vers l’accueil",
  },
};

/** An address that leads to no screen. */
export function Unknown() {
  const words = useWords(deadEndWords);
  return (
    <Page lead={words.unknownLead} title={words.unknown}>
      <LinkTo to="/">{words.start}</LinkTo>
    </Page>
  );
}

/** A screen that met a fault of its own. */
export function ScreenFault({ error }: { readonly error: unknown }) {
  const words = useWords(deadEndWords);
  return (
    <Page title={words.fault}>
      <ProblemNote problem={problemOf(error)} />
      <LinkTo to="/">{words.start}</LinkTo>
    </Page>
  );
}
