// SPDX-License-Identifier: Apache-2.0

import type { IncidentsView } from "@scelle/core/api";
import { Button } from "../../design/button.tsx";
import { TextField } from "../../design/text-field.tsx";
import { locales } from "../../design/time-words.ts";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { incidentsWords } from "./incidents-words.ts";
import { dayOf, endOfDay } from "./known-days.ts";

interface AsKnownOnProps {
  readonly view: IncidentsView;
  readonly onAt: (instant: string) => void;
}

/** The day that counts are asked for: any day, or one on which a count became known. */
export function AsKnownOn({ view, onAt }: AsKnownOnProps) {
  const words = useWords(incidentsWords);
  const language = useLanguage();
  const zone = view.counts[0]?.knownFrom.zone ?? "UTC";
  const days = [...new Set(view.counts.map(({ knownFrom }) => dayOf(knownFrom.latest, zone)))].sort();
  const dayName = new Intl.DateTimeFormat(locales[language], { timeZone: zone, dateStyle: "medium" });
  return (
    <div className="as-known">
      <TextField
        description={words.asKnownHelp}
        label={words.asKnown}
        onChange={(day) => {
          const at = endOfDay(day, zone);
          if (at !== undefined) onAt(at);
        }}
        type="date"
        value={dayOf(view.asKnownAt, zone)}
      />
      <ul aria-label={words.knownDays} className="moments">
        {days.map((day) => {
          const at = endOfDay(day, zone) ?? view.asKnownAt;
          return (
            <li key={day}>
              <Button onPress={() => onAt(at)}>{dayName.format(Date.parse(at))}</Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
