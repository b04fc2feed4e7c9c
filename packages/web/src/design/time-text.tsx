// SPDX-License-Identifier: Apache-2.0
import type { TimeInterval } from "@scelle/core";
import { useLanguage, useWords } from "../words/use-words.ts";
import { intervalText, isReadersZone } from "./time-words.ts";

interface TimeTextProps {
  readonly interval: TimeInterval;
}

const basisWords = {
  en: { stated: "as stated", derived: "derived", translated: "translated" },
  fr: { stated: "tel qu’indiqué", derived: "déduit", translated: "traduit" },
};

/**
 * An interval in the zone it was stated in, which stands beside it where the reader's clock shows another
 * time; its own words come with it.
 */
export function TimeText({ interval }: TimeTextProps) {
  const language = useLanguage();
  const words = useWords(basisWords);
  const { earliest, label, zone, basis } = interval;
  const more = [label === undefined ? undefined : `“${label}”`, zone, words[basis]];
  return (
    <time className="time" dateTime={earliest} title={more.filter((part) => part !== undefined).join(" · ")}>
      {intervalText(interval, language)}
      {isReadersZone(interval) ? null : <span className="quiet small"> {zone}</span>}
    </time>
  );
}
