// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Section } from "../../design/section.tsx";
import { TextField } from "../../design/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { ActsNote } from "./acts-note.tsx";
import { ExhibitChoice } from "./exhibit-choice.tsx";
import { handOverWords } from "./hand-over-words.ts";
import { ScanField } from "./scan-field.tsx";
import type { StoreroomProps } from "./storeroom-props.ts";
import { moveActs } from "./transfer-acts.ts";
import { useActs } from "./use-acts.ts";
import { useScanChoice } from "./use-scan-choice.ts";

/** Exhibits in one’s own hands, put in another place by one press. */
export function MoveTo({ caseRef, me, lines, zone }: StoreroomProps) {
  const words = useWords(handOverWords);
  const mine = lines.filter(({ custodianRef, offer, end }) => {
    return custodianRef === me && offer?.hasLeft !== true && end === undefined;
  });
  const { chosen, setChosen, take, told } = useScanChoice(mine, lines);
  const [place, setPlace] = useState("");
  const [doneCount, setDone] = useState(0);
  const acts = useActs(caseRef, "move");
  const picked = mine.filter(({ exhibitRef }) => chosen.has(exhibitRef));
  const isReady = picked.length > 0 && place.trim() !== "" && !acts.isPending;
  const move = async () => {
    setDone(0);
    const now = new Date().toISOString();
    if (!(await acts.record(moveActs(picked, { place: place.trim(), zone, now })))) return;
    setDone(picked.length);
    setChosen(new Set());
  };
  return (
    <>
      <ScanField onScan={take} told={told} />
      <Section aside={mine.length} title={words.mine}>
        <ExhibitChoice chosen={chosen} empty={words.noneMine} lines={mine} onChange={setChosen} />
      </Section>
      <div className="storeroom-order">
        <TextField label={words.newPlace} maxLength={300} onChange={setPlace} value={place} />
        <Button isDisabled={!isReady} onPress={() => void move()} rank="primary">
          {words.move(picked.length)}
        </Button>
        <p className="quiet small">{words.moveHelp}</p>
        {doneCount === 0 ? null : <p role="status">{words.done(doneCount)}</p>}
        <ActsNote acts={acts} onDone={() => setDone(acts.progress?.all ?? 0)} />
      </div>
    </>
  );
}
