// SPDX-License-Identifier: Apache-2.0
import type { FrontView } from "@scelle/core/api";
import { useWords } from "../../words/use-words.ts";
import { frontWords } from "./front-words.ts";

export interface NightProps {
  readonly night: NonNullable<FrontView["night"]>;
  /** Which reading of the night is believed. */
  readonly believed: number;
  readonly nameOf: (ref: string) => string;
}

/** What became of the night since another source is believed, beside the button that turned to it. */
export function Belief({ night, believed, nameOf }: NightProps) {
  const words = useWords(frontWords);
  const reading = night.readings[believed];
  if (reading === undefined) return null;
  const { textRef, sourceRef, words: said } = reading;
  return (
    <>
      <p>{words.believed(nameOf(textRef ?? sourceRef), said)}</p>
      <p className="belief-verdict reading">{words.nightOrder[orderUnder(night, sourceRef)]}</p>
      <p className="quiet small">{words.believedMore}</p>
    </>
  );
}

/** How the event stands to the plan if one source is right. */
export function orderUnder(night: NightProps["night"], sourceRef: string | undefined) {
  return night.order.find((line) => line.sourceRef === sourceRef)?.order ?? "overlaps";
}
