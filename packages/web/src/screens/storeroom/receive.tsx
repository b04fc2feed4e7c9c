// SPDX-License-Identifier: Apache-2.0
import { sealConditions } from "@scelle/core";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Section } from "../../design/section.tsx";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { ActsNote } from "./acts-note.tsx";
import { ExhibitChoice } from "./exhibit-choice.tsx";
import { handOverWords } from "./hand-over-words.ts";
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
  const { chosen: scanned, setChosen, take, told } = useScanChoice(offered, lines);
  const [isTouched, setIsTouched] = useState(false);
  const [sealCondition, setCondition] = useState<string | null>(null);
  const [place, setPlace] = useState("");
  const [reason, setReason] = useState("");
  const [doneCount, setDone] = useState(0);
  const acts = useActs(caseRef, "receipt");
  const chosen = isTouched ? scanned : new Set(offered.map(({ exhibitRef }) => exhibitRef));
  const picked = offered.filter(({ exhibitRef }) => chosen.has(exhibitRef));
  const record = async (planned: readonly PlannedAct[]) => {
    setDone(0);
    if (!(await acts.record(planned))) return;
    setDone(planned.length);
    setIsTouched(false);
    setChosen(new Set());
    setReason("");
  };
  const receive = (condition: string) =>
    record(
      receiptActs(picked, {
        ...{ sealCondition: condition, place: place.trim(), zone },
        now: new Date().toISOString(),
      }),
    );
  return (
    <>
      <ScanField
        onScan={(text) => {
          setIsTouched(true);
          take(text);
        }}
        told={told}
      />
      <Section aside={offered.length} title={words.forMe}>
        <ExhibitChoice
          chosen={chosen}
          empty={words.noneForMe}
          lines={offered}
          onChange={(next) => {
            setIsTouched(true);
            setChosen(next);
          }}
        />
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
        <TextField label={words.reason} maxLength={1_000} onChange={setReason} value={reason} />
        <Button
          isDisabled={picked.length === 0 || reason.trim() === "" || acts.isPending}
          onPress={() => void record(refusalActs(picked, reason.trim()))}
        >
          {words.refuse(picked.length)}
        </Button>
        {doneCount === 0 ? null : <p role="status">{words.done(doneCount)}</p>}
        <ActsNote acts={acts} onDone={() => setDone(acts.progress?.all ?? 0)} />
      </div>
    </>
  );
}
