// SPDX-License-Identifier: Apache-2.0
import { exhibitCategories } from "@scelle/core";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Empty } from "../../design/empty.tsx";
import { Mark } from "../../design/mark.tsx";
import { Section } from "../../design/section.tsx";
import { wordOf } from "../../design/word-of.ts";
import { devicePosition, readingNow } from "../../field/device-reading.ts";
import { actIdsOf } from "../../field/field-acts.ts";
import { type FieldItem, type FieldSearch, isRecorded, isRefused } from "../../field/field-search.ts";
import { lacksOf, withItem, withItemPosition } from "../../field/search-changes.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { useOptions } from "../storeroom/use-options.ts";
import { ItemForm } from "./item-form.tsx";
import type { SearchPartProps } from "./search-part-props.ts";
import { searchWords } from "./search-words.ts";

/** Items one after the other: a press begins one, and everything entered is kept as it is entered. */
export function ItemsPart({ search, change }: SearchPartProps) {
  const words = useWords(searchWords);
  const [openRef, setOpen] = useState(() => lastOpen(search));
  const open = search.items.find(({ itemRef }) => itemRef === openRef);
  const begin = async (category: string) => {
    const itemRef = crypto.randomUUID();
    const takenAt = readingNow();
    // The item before is closed at once: what is typed now is not about it.
    setOpen(itemRef);
    await change((before) => withItem(before, { itemRef, category, takenAt }));
    const position = search.hasPositions ? await devicePosition() : undefined;
    if (position === undefined) return;
    await change((before) => withItemPosition(before, itemRef, position));
  };
  return (
    <>
      {search.endedAt === undefined ? (
        <Taking onBegin={(category) => void begin(category)} />
      ) : (
        <p>{words.isOver}</p>
      )}
      {open === undefined ? null : (
        <ItemForm
          change={change}
          item={open}
          key={open.itemRef}
          onClose={() => setOpen("")}
          search={search}
        />
      )}
      <Section aside={search.items.length} title={words.part.items}>
        {search.items.length === 0 ? <Empty>{words.none}</Empty> : null}
        <ul className="field-list">
          {[...search.items].reverse().map((item) => (
            <ItemLine item={item} key={item.itemRef} onOpen={() => setOpen(item.itemRef)} search={search} />
          ))}
        </ul>
      </Section>
    </>
  );
}

/** A tab that died comes back to the item that was being entered. */
function lastOpen({ items, endedAt }: FieldSearch): string {
  return endedAt === undefined ? (items.at(-1)?.itemRef ?? "") : "";
}

function Taking({ onBegin }: { readonly onBegin: (category: string) => void }) {
  const words = useWords(searchWords);
  const categories = useOptions(exhibitCategories);
  return (
    <Section title={words.take}>
      <p className="quiet">{words.takeHelp}</p>
      <div className="field-categories">
        {categories.map(({ value, name }) => (
          <Button key={value} onPress={() => onBegin(value)}>
            {name}
          </Button>
        ))}
      </div>
    </Section>
  );
}

interface ItemLineProps {
  readonly item: FieldItem;
  readonly search: FieldSearch;
  readonly onOpen: () => void;
}

function ItemLine({ item, search, onOpen }: ItemLineProps) {
  const words = useWords(searchWords);
  const say = useSay();
  const { itemRef, number, category, description, seal } = item;
  const lacks = lacksOf(item).map((lack) => words.lacks[lack]);
  const outcome = search.outcomes[itemRef];
  const refs = actIdsOf(item);
  const isLeftOut = refs.some((ref) => search.leftOut?.includes(ref));
  const isAnyRefused = refs.some((ref) => isRefused(search.outcomes[ref]) && !search.leftOut?.includes(ref));
  return (
    <li>
      <span className="number">{number}</span> {description}{" "}
      <span className="quiet small">
        {say(wordOf(exhibitCategories, category))} ·{" "}
        {seal === undefined ? words.notSealed : words.scannedSeal(seal.number)}
      </span>{" "}
      {lacks.length === 0 ? null : <Mark kind="gap">{words.lacking(lacks.join(words.and))}</Mark>}
      {isRecorded(outcome) ? <Mark>{words.inRegister}</Mark> : null}
      {isAnyRefused ? <Mark kind="gap">{words.refused}</Mark> : null}
      {isLeftOut ? <Mark kind="gap">{words.leftOut}</Mark> : null}{" "}
      <Button aria-label={`${words.open} ${number}`} onPress={onOpen} rank="quiet">
        {words.open}
      </Button>
    </li>
  );
}
