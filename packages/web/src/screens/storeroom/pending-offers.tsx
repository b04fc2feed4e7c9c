// SPDX-License-Identifier: Apache-2.0
import type { ExhibitLine } from "@scelle/core/api";
import { useState } from "react";
import { NameOf } from "../../design/name-of.tsx";
import { Section } from "../../design/section.tsx";
import { useWords } from "../../words/use-words.ts";
import { ActsNote } from "./acts-note.tsx";
import { ExhibitChoice } from "./exhibit-choice.tsx";
import { handOverWords } from "./hand-over-words.ts";
import { Refusal } from "./refusal.tsx";
import { refusalActs } from "./transfer-acts.ts";
import { useActs } from "./use-acts.ts";

interface PendingOffersProps {
  readonly caseRef: string;
  readonly lines: readonly ExhibitLine[];
}

/** What was offered and nobody answered: it can be taken back, with a reason. */
export function PendingOffers({ caseRef, lines }: PendingOffersProps) {
  const words = useWords(handOverWords);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const acts = useActs(caseRef, "withdrawal");
  const pending = lines.filter(({ offer }) => offer !== undefined);
  const receivers = [...new Set(pending.map(({ offer }) => offer?.receiverRef ?? ""))];
  const picked = pending.filter(({ exhibitRef }) => chosen.has(exhibitRef));
  if (pending.length === 0 && acts.progress === undefined) return null;
  return (
    <Section aside={pending.length} title={words.pending}>
      <p>
        {words.to}{" "}
        {receivers.map((ref, i) => (
          <span key={ref}>
            {i === 0 ? "" : ", "}
            <NameOf recordRef={ref} />
          </span>
        ))}
      </p>
      <ExhibitChoice chosen={chosen} empty="" lines={pending} onChange={setChosen} />
      <div className="storeroom-order">
        <Refusal
          isDisabled={picked.length === 0 || acts.isPending}
          name={words.withdraw(picked.length)}
          onRefuse={(reason) => void acts.record(refusalActs(picked, reason))}
        />
        <ActsNote acts={acts} onDone={() => setChosen(new Set())} />
      </div>
    </Section>
  );
}
