// SPDX-License-Identifier: Apache-2.0
import { sealConditions } from "@scelle/core";
import type { ExhibitLine } from "@scelle/core/api";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Section } from "../../design/section.tsx";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { ActsNote } from "./acts-note.tsx";
import { ExhibitChoice } from "./exhibit-choice.tsx";
import { handOverWords } from "./hand-over-words.ts";
import { Refusal } from "./refusal.tsx";
import { ScanField } from "./scan-field.tsx";
import type { StoreroomProps } from "./storeroom-props.ts";
import { storeroomWords } from "./storeroom-words.ts";
import { receiptActs, refusalActs } from "./transfer-acts.ts";
import { type PlannedAct, useActs } from "./use-acts.ts";
import { useOptions } from "./use-options.ts";
import { useScanChoice } from "./use-scan-choice.ts";

/** What is offered to whoever looks, received or refused; all of it unless some were scanned. */
export function Receive({ caseRef, lines, zone }: StoreroomProps) {
  const words = useWords(handOverWords);
  const common = useWords(storeroomWords);
  const conditions = useOptions(sealConditions);
  const offered = lines.filter(({ offer }) => offer?.isForMe === true);
  const { chosen, choose, chooseAll, take, told } = useOffered(offered, lines);
  const [sealCondition, setCondition] = useState<string | null>(null);
  const [place, setPlace] = useState("");
  const [doneCount, setDone] = useState(0);
  const acts = useActs(caseRef, "receipt");
  const picked = offered.filter(({ exhibitRef }) => chosen.has(exhibitRef));
  const record = async (planned: readonly PlannedAct[]) => {
    setDone(0);
    if (!(await acts.record(planned))) return;
    setDone(planned.length);
    chooseAll();
  };
  const receive = (condition: string) => {
    const order = { sealCondition: condition, place: place.trim(), zone, now: new Date().toISOString() };
    return record(receiptActs(picked, order));
  };
  return (
    <>
      <ScanField onScan={take} told={told} />
      <Section aside={offered.length} title={words.forMe}>
        <ExhibitChoice chosen={chosen} empty={words.noneForMe} lines={offered} onChange={choose} />
      </Section>
      <div className="storeroom-order">
        <Select
          label={words.condition}
          onChange={setCondition}
          options={conditions}
          placeholder={words.chooseCondition}
          value={sealCondition}
        />
        <TextField label={words.where} maxLength={300} onChange={setPlace} value={place} />
        <p className="quiet small">{common.sessionSigns}</p>
        <Button
          isDisabled={picked.length === 0 || sealCondition === null || acts.isPending}
          onPress={() => void receive(sealCondition ?? "")}
          rank="primary"
        >
          {words.receive(picked.length)}
        </Button>
        <p className="quiet small">{words.receiveHelp}</p>
        <Refusal
          isDisabled={picked.length === 0 || acts.isPending}
          name={words.refuse(picked.length)}
          onRefuse={(reason) => void record(refusalActs(picked, reason))}
        />
        {doneCount === 0 ? null : <p role="status">{words.done(doneCount)}</p>}
        <ActsNote acts={acts} onDone={() => setDone(acts.progress?.all ?? 0)} />
      </div>
    </>
  );
}

/** All that is offered, until somebody scans or chooses: then only that. */
function useOffered(offered: readonly ExhibitLine[], lines: readonly ExhibitLine[]) {
  const { chosen, setChosen, take, told } = useScanChoice(offered, lines);
  const [isTouched, setIsTouched] = useState(false);
  return {
    chosen: isTouched ? chosen : new Set(offered.map(({ exhibitRef }) => exhibitRef)),
    choose: (next: ReadonlySet<string>) => {
      setIsTouched(true);
      setChosen(next);
    },
    chooseAll: () => {
      setIsTouched(false);
      setChosen(new Set());
    },
    take: (text: string) => {
      setIsTouched(true);
      take(text);
    },
    told,
  };
}
