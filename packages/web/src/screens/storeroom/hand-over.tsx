// SPDX-License-Identifier: Apache-2.0
import { transferPurposes } from "@scelle/core";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Section } from "../../design/section.tsx";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { useWords } from "../../words/use-words.ts";
import { ActsNote } from "./acts-note.tsx";
import { ExhibitChoice } from "./exhibit-choice.tsx";
import { handOverWords } from "./hand-over-words.ts";
import { PaperTerms, type PaperTermsValue } from "./paper-terms.tsx";
import { PendingOffers } from "./pending-offers.tsx";
import { PersonField } from "./person-field.tsx";
import { ScanField } from "./scan-field.tsx";
import type { StoreroomProps } from "./storeroom-props.ts";
import { storeroomWords } from "./storeroom-words.ts";
import { handOverActs } from "./transfer-acts.ts";
import { useActs } from "./use-acts.ts";
import { useOptions } from "./use-options.ts";
import { useScanChoice } from "./use-scan-choice.ts";

/** Exhibits in one’s own hands, chosen by scanning or all at once, to one receiver by one press. */
export function HandOver({ caseRef, me, lines, zone }: StoreroomProps) {
  const words = useWords(handOverWords);
  const common = useWords(storeroomWords);
  const purposes = useOptions(transferPurposes);
  const mine = lines.filter(({ custodianRef, offer, end }) => {
    return custodianRef === me && offer === undefined && end === undefined;
  });
  const { chosen, setChosen, take, told } = useScanChoice(mine, lines);
  const [receiverRef, setReceiver] = useState("");
  const [purpose, setPurpose] = useState("storage");
  const [dueBackOn, setDueBack] = useState("");
  const [terms, setTerms] = useState(noPaper);
  const [doneCount, setDone] = useState(0);
  const acts = useActs(caseRef, "hand-over");
  const picked = mine.filter(({ exhibitRef }) => chosen.has(exhibitRef));
  const paper = paperOf(terms);
  const isReady = picked.length > 0 && receiverRef !== "" && terms.isOnPaper === (paper !== undefined);
  const handOver = async () => {
    const order = { receiverRef, purpose, dueBackOn, zone, now: new Date().toISOString() };
    const planned = handOverActs(picked, paper === undefined ? order : { ...order, paper });
    setDone(0);
    if (!(await acts.record(planned))) return;
    setDone(planned.length);
    setChosen(new Set());
    setReceiver("");
  };
  return (
    <>
      <ScanField onScan={take} told={told} />
      <Section aside={mine.length} title={words.mine}>
        <ExhibitChoice chosen={chosen} empty={words.noneMine} lines={mine} onChange={setChosen} />
      </Section>
      <div className="storeroom-order">
        <PersonField
          caseRef={caseRef}
          label={words.receiver}
          name="receiverRef"
          onChange={setReceiver}
          value={receiverRef}
        />
        <Select label={words.purpose} onChange={setPurpose} options={purposes} value={purpose} />
        <TextField label={words.dueBack} onChange={setDueBack} type="date" value={dueBackOn} />
        <PaperTerms caseRef={caseRef} onChange={setTerms} value={terms} />
        <p className="quiet small">{common.sessionSigns}</p>
        <Button isDisabled={!isReady || acts.isPending} onPress={() => void handOver()} rank="primary">
          {words.act(picked.length)}
        </Button>
        <p className="quiet small">{words.actHelp}</p>
        {doneCount === 0 ? null : <p role="status">{words.done(doneCount)}</p>}
        <ActsNote acts={acts} onDone={() => setDone(acts.progress?.all ?? 0)} />
      </div>
      <PendingOffers caseRef={caseRef} lines={lines.filter(({ custodianRef }) => custodianRef === me)} />
    </>
  );
}

const noPaper: PaperTermsValue = { isOnPaper: false, receiptObject: "", sealCondition: null, place: "" };

/** Undefined unless there is a paper that says all that a receipt has to say. */
function paperOf({ isOnPaper, receiptObject, sealCondition, place }: PaperTermsValue) {
  if (!isOnPaper || receiptObject === "" || sealCondition === null) return undefined;
  return { receiptObject, sealCondition, place: place.trim() };
}
