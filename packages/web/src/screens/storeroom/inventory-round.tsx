// SPDX-License-Identifier: Apache-2.0
import { useState } from "react";
import { useWords } from "../../words/use-words.ts";
import { keepWork, keptWork } from "./kept-work.ts";
import type { Round } from "./round.ts";
import { RoundBegin } from "./round-begin.tsx";
import { RoundGoing } from "./round-going.tsx";
import { roundWords } from "./round-words.ts";
import type { StoreroomProps } from "./storeroom-props.ts";

/** A round among the shelves, from its list to its one record. It outlives its tab. */
export function InventoryRound(props: StoreroomProps) {
  const { caseRef, me } = props;
  const words = useWords(roundWords);
  const [round, setRound] = useState(() => keptWork<Round>(me, caseRef, "round"));
  const [isRecorded, setIsRecorded] = useState(false);
  const keep = (next: Round | undefined) => {
    keepWork(me, caseRef, "round", next);
    setRound(next);
    setIsRecorded(false);
  };
  if (round !== undefined) {
    return (
      <RoundGoing
        {...props}
        onChange={keep}
        onRecorded={() => {
          keep(undefined);
          setIsRecorded(true);
        }}
        round={round}
      />
    );
  }
  return (
    <>
      {isRecorded ? <p role="status">{words.recorded}</p> : null}
      <RoundBegin {...props} onBegin={keep} />
    </>
  );
}
