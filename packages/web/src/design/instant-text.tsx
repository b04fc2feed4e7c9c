// SPDX-License-Identifier: Apache-2.0
import { useLanguage } from "../words/use-words.ts";
import { instantText } from "./time-words.ts";

interface InstantTextProps {
  readonly instant: string;
  /** A named time zone; the reader's where none is given. */
  readonly zone?: string;
}

/** A moment to the minute, in the reader's zone. */
export function InstantText({ instant, zone }: InstantTextProps) {
  const language = useLanguage();
  return (
    <time className="time" dateTime={instant} title={instant}>
      {instantText(instant, language, zone)}
    </time>
  );
}
