// SPDX-License-Identifier: Apache-2.0
import { sealConditions } from "@scelle/core";
import type { ExhibitLine } from "@scelle/core/api";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { NameOf } from "../../design/name-of.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Section } from "../../design/section.tsx";
import { Select } from "../../design/select.tsx";
import { useWords } from "../../words/use-words.ts";
import { afterScan, type Round, roundReport, type SealCondition } from "./round.ts";
import { RoundLists } from "./round-lists.tsx";
import { roundWords } from "./round-words.ts";
import { ScanField } from "./scan-field.tsx";
import { scanWords } from "./scan-words.ts";
import type { StoreroomProps } from "./storeroom-props.ts";
import { useOptions } from "./use-options.ts";
import { useRoundRecord } from "./use-round-record.ts";

interface RoundGoingProps extends StoreroomProps {
  readonly round: Round;
  readonly onChange: (round: Round | undefined) => void;
  readonly onRecorded: () => void;
}

/** The round while it goes on: each scan says at once what it was. */
export function RoundGoing({ caseRef, me, zone, lines, round, onChange, onRecorded }: RoundGoingProps) {
  const words = useWords(roundWords);
  const { outcomes } = useWords(scanWords);
  const conditions = useOptions(sealConditions);
  const [condition, setCondition] = useState<SealCondition>("intact");
  const [told, setTold] = useState<string>();
  const { record, isPending, problem } = useRoundRecord(round, { caseRef, me, zone }, onRecorded);
  const report = roundReport(round, lines);
  const scan = (text: string) => {
    const step = afterScan(round, lines, text, condition);
    onChange(step.round);
    setTold(outcomes[step.outcome](step.line?.number ?? text));
  };
  return (
    <Section
      aside={words.progress(report.seen.length, round.expected.length)}
      title={words.going(round.place)}
    >
      <p>
        <NameOf recordRef={round.holderRef} />. <span className="quiet small">{words.kept}</span>
      </p>
      <progress
        aria-label={words.progress(report.seen.length, round.expected.length)}
        max={Math.max(1, round.expected.length)}
        value={report.seen.length}
      />
      <ScanField onScan={scan} told={told} />
      <div className="storeroom-order">
        <Select
          label={words.condition}
          onChange={(word) => setCondition(word as SealCondition)}
          options={conditions}
          value={condition}
        />
      </div>
      <RoundLists onRemove={(line) => onChange(without(round, line))} report={report} round={round} />
      <div className="storeroom-order">
        <Button isDisabled={isPending} onPress={() => void record()} rank="primary">
          {words.end}
        </Button>
        <p className="quiet small">{words.endHelp}</p>
        <Button isDisabled={isPending} onPress={() => onChange(undefined)} rank="quiet">
          {words.stop}
        </Button>
        {problem === undefined ? null : <ProblemNote problem={problem} />}
      </div>
    </Section>
  );
}

/** The round without what was scanned by mistake: an exhibit, or what is no exhibit of the case. */
function without(round: Round, scanned: ExhibitLine | string): Round {
  if (typeof scanned === "string") {
    return { ...round, unknown: round.unknown.filter((text) => text !== scanned) };
  }
  const { [scanned.exhibitRef]: _, ...found } = round.found;
  return { ...round, found };
}
