// SPDX-License-Identifier: Apache-2.0
import { type ErrorCode, errorSentence, errorTable } from "@scelle/core";
import type { LooksView } from "@scelle/core/api";
import { useView } from "../../api/use-view.ts";
import { InstantText } from "../../design/instant-text.tsx";
import { Loading } from "../../design/loading.tsx";
import { Mark } from "../../design/mark.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Table } from "../../design/table.tsx";
import { kindTitle } from "../../form/kind-titles.ts";
import { useLanguage, useSay, useWords } from "../../words/use-words.ts";
import { askedWords } from "./asked-words.ts";

const looksWords = {
  en: {
    title: "Who has looked",
    lead: "Every look into this case, with its reason, recorded before anything was shown. Yours are among them.",
    when: "When",
    who: "Who",
    why: "Why",
    what: "What",
    shown: "Shown",
    refused: "refused",
    none: "nothing",
    records: (n: number) => (n === 1 ? "1 record" : `${n} records`),
    empty: "Nobody has looked into this case yet.",
    noReason: "no reason given",
  },
  fr: {
    title: "Qui a consulté",
    lead: "Chaque consultation de cette affaire, avec son motif, consignée avant que rien ne fût montré. Les vôtres y sont.",
    when: "Quand",
    who: "Qui",
    why: "Pourquoi",
    what: "Quoi",
    shown: "Montré",
    refused: "refusé",
    none: "rien",
    records: (n: number) => (n === 1 ? "1 acte" : `${n} actes`),
    empty: "Personne n’a encore consulté cette affaire.",
    noReason: "sans motif",
  },
};

/** Looks at the case, allowed and refused, newest first. */
export function LooksScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(looksWords);
  const { view, problem } = useView<LooksView>(caseRef, "looks");
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  return (
    <Page lead={words.lead} title={words.title}>
      <Table
        columns={[words.when, words.who, words.why, words.what, { title: words.shown, isFigure: true }]}
        empty={words.empty}
        rows={view.looks.map((look) => ({
          key: look.recordRef,
          cells: [
            <RecordLink key="when" recordRef={look.recordRef}>
              <InstantText instant={look.at} />
            </RecordLink>,
            <NameOf key="who" recordRef={look.personRef} />,
            look.reason === undefined ? (
              <span className="quiet">{words.noReason}</span>
            ) : (
              <q key="why">{look.reason.replace(/^(Exercise|Exercice)\s*: /, "")}</q>
            ),
            <Asked asked={look.asked} key="what" />,
            <Shown key="shown" look={look} />,
          ],
        }))}
      />
    </Page>
  );
}

function Asked({ asked }: { readonly asked: string }) {
  const words = useWords(askedWords);
  const say = useSay();
  const name = /^view\.([a-z]+)/.exec(asked)?.[1] ?? asked;
  return Object.hasOwn(words, name) ? words[name as keyof typeof words] : say(kindTitle(name));
}

function Shown({ look }: { readonly look: LooksView["looks"][number] }) {
  const words = useWords(looksWords);
  const language = useLanguage();
  if (look.refused !== undefined) {
    const sentence = Object.hasOwn(errorTable, look.refused)
      ? errorSentence(look.refused as ErrorCode, {}, language)
      : look.refused;
    return (
      <span title={sentence}>
        <Mark kind="refused">{words.refused}</Mark>
      </span>
    );
  }
  return look.shown.length === 0 ? words.none : words.records(look.shown.length);
}
