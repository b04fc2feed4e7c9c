// SPDX-License-Identifier: Apache-2.0
import { calendars, packNames, type Vocabulary } from "@scelle/core";
import type { RegularityView } from "@scelle/core/api";
import { useNavigate } from "@tanstack/react-router";
import { Select } from "../../design/select.tsx";
import { useSay, useWords } from "../../words/use-words.ts";
import { regularityWords } from "./regularity-words.ts";

interface PackChoiceProps {
  readonly view: RegularityView;
  /** As the address says it; the pack’s own where it does not. */
  readonly calendar: string | undefined;
}

/** Which rules, and whose working days: kept in the address, so that it can be handed on. */
export function PackChoice({ view, calendar }: PackChoiceProps) {
  const words = useWords(regularityWords);
  const say = useSay();
  const navigate = useNavigate();
  const go = (search: Readonly<Record<string, string | undefined>>) =>
    void navigate({
      to: ".",
      search: (now: Readonly<Record<string, string>>) => ({ ...now, ...search }),
      resetScroll: false,
    });
  const options = (vocabulary: Vocabulary) =>
    Object.entries(vocabulary).map(([value, label]) => ({ value, name: say(label) }));
  return (
    <div className="regularity-choice">
      <Select
        label={words.pack}
        onChange={(pack) => go({ pack, calendar: undefined })}
        options={options(packNames)}
        value={view.pack}
      />
      <Select
        label={words.calendar}
        onChange={(name) => go({ calendar: name === own ? undefined : name })}
        options={[{ value: own, name: words.ownCalendar }, ...options(calendars)]}
        value={calendar ?? own}
      />
    </div>
  );
}

const own = "own";
