// SPDX-License-Identifier: Apache-2.0
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Checkbox } from "../../design/checkbox.tsx";
import { InstantText } from "../../design/instant-text.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { PartLinks } from "../../design/part-links.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { devicePosition, readingNow } from "../../field/device-reading.ts";
import { withStartPosition } from "../../field/search-changes.ts";
import { useColon, useWords } from "../../words/use-words.ts";
import { AttendancePart } from "./attendance-part.tsx";
import { EndPart } from "./end-part.tsx";
import { ItemsPart } from "./items-part.tsx";
import type { SearchPartProps } from "./search-part-props.ts";
import { searchWords } from "./search-words.ts";
import { useFieldSearch } from "./use-field-search.ts";
import "./field.css";

const parts = { items: ItemsPart, attendance: AttendancePart, end: EndPart } as const;
type Part = keyof typeof parts;
const partNames = Object.keys(parts) as Part[];

/** One search of this device: what is taken, who attended, and its way into the register. */
export function SearchScreen({ searchRef }: { readonly searchRef: string }) {
  const words = useWords(searchWords);
  const { search, change, problem } = useFieldSearch(searchRef);
  const { do: asked } = useSearch({ strict: false }) as { readonly do?: string };
  if (search === undefined) return <Loading />;
  if (search === null) {
    return (
      <Page lead={words.goneLead} title={words.gone}>
        <LinkTo to="/field">{words.back}</LinkTo>
      </Page>
    );
  }
  const part = partNames.find((name) => name === asked) ?? "items";
  const Shown = parts[part];
  return (
    <Page
      actions={<LinkTo to={`/field/${searchRef}/report`}>{words.report}</LinkTo>}
      lead={words.lead(search.prepared.number, search.person.name)}
      title={search.place}
    >
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      <PartLinks
        address={(name) => `/field/${searchRef}?do=${name}`}
        label={words.parts}
        names={partNames}
        shown={part}
        words={words.part}
      />
      <Beginning change={change} search={search} />
      <Shown change={change} key={part} search={search} />
    </Page>
  );
}

/** When it began, and whether the device states its position. */
function Beginning({ search, change }: SearchPartProps) {
  const words = useWords(searchWords);
  const colon = useColon();
  const { startedAt, endedAt, hasPositions } = search;
  const [isAsked, setIsAsked] = useState(hasPositions);
  if (endedAt !== undefined) return null;
  const begin = async () => {
    const begun = readingNow();
    await change((before) => ({ ...before, startedAt: before.startedAt ?? begun }));
    const position = hasPositions ? await devicePosition() : undefined;
    if (position !== undefined) await change((before) => withStartPosition(before, position));
  };
  return (
    <div className="field-beginning">
      {startedAt === undefined ? (
        <Button onPress={() => void begin()}>{words.begin}</Button>
      ) : (
        <p className="quiet">
          {words.begun}
          {colon}
          <InstantText instant={startedAt.at} zone={search.zone} />
        </p>
      )}
      <Checkbox
        isSelected={isAsked}
        onChange={(is) => {
          setIsAsked(is);
          void change((before) => ({ ...before, hasPositions: is }));
        }}
      >
        {words.positions}
      </Checkbox>
    </div>
  );
}
