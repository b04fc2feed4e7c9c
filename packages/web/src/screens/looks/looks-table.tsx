// SPDX-License-Identifier: Apache-2.0
import { type ErrorCode, errorSentence, errorTable, logPurposes } from "@scelle/core";
import type { LookReason, LooksView } from "@scelle/core/api";
import { InstantText } from "../../design/instant-text.tsx";
import { Mark } from "../../design/mark.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Table } from "../../design/table.tsx";
import { wordOf } from "../../design/word-of.ts";
import { kindTitle } from "../../form/kind-titles.ts";
import { useLanguage, useSay, useWords } from "../../words/use-words.ts";
import { ReasonText } from "../reason/reason-text.tsx";
import { askedWords } from "./asked-words.ts";
import { looksWords } from "./looks-words.ts";

interface LooksTableProps {
  readonly looks: LooksView["looks"];
  /** What is said where there is none. */
  readonly empty: string;
}

/** Who looked at what, when and why, and who was turned away. */
export function LooksTable({ looks, empty }: LooksTableProps) {
  const words = useWords(looksWords);
  return (
    <Table
      columns={[words.when, words.who, words.why, words.what, { title: words.shown, isFigure: true }]}
      empty={empty}
      rows={looks.map((look) => ({
        key: look.recordRef,
        cells: [
          <RecordLink key="when" recordRef={look.recordRef}>
            <InstantText instant={look.at} />
          </RecordLink>,
          <NameOf key="who" recordRef={look.personRef} />,
          <Why key="why" look={look} />,
          <Asked asked={look.asked} key="what" />,
          <Shown key="shown" look={look} />,
        ],
      }))}
    />
  );
}

function Why({ look }: { readonly look: LooksView["looks"][number] }) {
  const words = useWords(looksWords);
  const say = useSay();
  const { ground, actReference, reason, logPurpose } = look;
  const plain = reason?.replace(/^(Exercise|Exercice)\s*: /, "");
  if (ground === undefined && reason === undefined) return <span className="quiet">{words.noReason}</span>;
  return (
    <span>
      <ReasonText
        reason={{
          ...(ground === undefined ? {} : { ground: ground as NonNullable<LookReason["ground"]> }),
          ...(actReference === undefined ? {} : { actReference }),
          ...(plain === undefined ? {} : { reason: plain }),
        }}
      />
      {logPurpose === undefined ? null : (
        <span className="quiet">
          {" "}
          {words.forPurpose} {say(wordOf(logPurposes, logPurpose)).toLowerCase()}
        </span>
      )}
    </span>
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
