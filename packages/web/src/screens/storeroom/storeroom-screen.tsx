// SPDX-License-Identifier: Apache-2.0
import { useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { learnLabels } from "../../api/known-labels.ts";
import { useExhibits } from "../../api/use-exhibits.ts";
import { useSession } from "../../app/session.ts";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { PartLinks } from "../../design/part-links.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useWords } from "../../words/use-words.ts";
import { DueBack } from "./due-back.tsx";
import { HandOver } from "./hand-over.tsx";
import { InventoryRound } from "./inventory-round.tsx";
import { MoveTo } from "./move-to.tsx";
import { Receive } from "./receive.tsx";
import type { StoreroomProps } from "./storeroom-props.ts";
import { storeroomWords } from "./storeroom-words.ts";
import "./storeroom.css";

const parts = {
  "hand-over": HandOver,
  receive: Receive,
  move: MoveTo,
  round: InventoryRound,
  due: DueBack,
} as const;
type Part = keyof typeof parts;
const partNames = Object.keys(parts) as Part[];

/** Exhibits pass from hand to hand, and are counted. */
export function StoreroomScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(storeroomWords);
  const { view, problem, isCut } = useExhibits(caseRef);
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (view === undefined) return <Loading />;
  return (
    <Page lead={words.lead} title={words.title}>
      {isCut || view.tooLong.length > 0 ? <p role="status">{words.cut}</p> : null}
      <Parts caseRef={caseRef} lines={view.exhibits} />
    </Page>
  );
}

/** One part at a time: the one that the address names, or where one begins. */
function Parts({ caseRef, lines }: Pick<StoreroomProps, "caseRef" | "lines">) {
  const words = useWords(storeroomWords);
  const session = useSession();
  const me = session?.personRef ?? "";
  const myName = session?.name;
  useEffect(() => {
    if (myName !== undefined) learnLabels({ [me]: myName });
  }, [me, myName]);
  const { do: asked } = useSearch({ strict: false }) as { readonly do?: string };
  // Whoever is handed something is asked for that first; it stays so while it is being received.
  const [first] = useState<Part>(
    lines.some(({ offer }) => offer?.isForMe === true) ? "receive" : "hand-over",
  );
  const part = partNames.find((name) => name === asked) ?? first;
  const Shown = parts[part];
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  return (
    <>
      <PartLinks
        address={(name) => `/cases/${caseRef}/storeroom?do=${name}`}
        label={words.partsLabel}
        names={partNames}
        shown={part}
        words={words.parts}
      />
      <Shown caseRef={caseRef} key={part} lines={lines} me={me} zone={zone} />
    </>
  );
}
