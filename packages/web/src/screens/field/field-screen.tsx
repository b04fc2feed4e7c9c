// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from "react";
import { useCases, useIsRegisterAway, useSession } from "../../app/session.ts";
import { Empty } from "../../design/empty.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { Section } from "../../design/section.tsx";
import { fieldActs, standingOf } from "../../field/field-acts.ts";
import type { FieldSearch } from "../../field/field-search.ts";
import { type KeptSearches, keptSearches, onSearchChanged } from "../../field/field-store.ts";
import { useWords } from "../../words/use-words.ts";
import { DevicePromises } from "./device-promises.tsx";
import { fieldWords } from "./field-words.ts";
import { ReadIn } from "./read-in.tsx";
import "./field.css";

/** The searches on this device, with or without a register. */
export function FieldScreen() {
  const words = useWords(fieldWords);
  const session = useSession();
  const [kept, reload] = useKeptSearches();
  if (kept === undefined) return <Loading />;
  // Whoever is signed in sees their own; without a register nobody can be asked who it is.
  const shown = kept.searches.filter(
    ({ person }) => session === undefined || session === null || person.personRef === session.personRef,
  );
  return (
    <Page lead={words.lead} title={words.title}>
      <Section aside={shown.length} title={words.mine}>
        {kept.unreadable === 0 ? null : <p role="alert">{words.unreadable(kept.unreadable)}</p>}
        {shown.length === 0 ? (
          <Empty>{words.none}</Empty>
        ) : (
          <ul className="field-list">
            {shown.map((search) => (
              <SearchLine key={search.searchRef} search={search} />
            ))}
          </ul>
        )}
      </Section>
      <Section title={words.prepare}>
        <Preparing />
      </Section>
      <ReadIn onDone={reload} />
      <DevicePromises />
    </Page>
  );
}

/** What stands on the device, read again after each change. */
function useKeptSearches(): readonly [KeptSearches | undefined, () => void] {
  const [kept, setKept] = useState<KeptSearches>();
  const [again, setAgain] = useState(0);
  const reload = () => setAgain((times) => times + 1);
  useEffect(() => {
    void keptSearches().then(setKept);
  }, [again]);
  useEffect(() => onSearchChanged(reload), []);
  return [kept, reload];
}

function SearchLine({ search }: { readonly search: FieldSearch }) {
  const words = useWords(fieldWords);
  const { searchRef, prepared, place, items, person } = search;
  return (
    <li>
      <LinkTo to={`/field/${searchRef}`}>{place}</LinkTo>{" "}
      <span className="quiet">
        {words.case} {prepared.number} · {person.name} · {words.items(items.length)} ·{" "}
        <State search={search} />
      </span>
    </li>
  );
}

function State({ search }: { readonly search: FieldSearch }) {
  const words = useWords(fieldWords);
  const acts = fieldActs(search);
  const done = acts.filter((act) => standingOf(search, act) === "recorded").length;
  if (search.endedAt === undefined) return search.startedAt === undefined ? words.notStarted : words.underWay;
  if (done === 0) return words.ended;
  return done === acts.length ? words.whole : words.partly(done, acts.length);
}

/** The cases in which a search can be prepared now. */
function Preparing() {
  const words = useWords(fieldWords);
  const session = useSession();
  const isAway = useIsRegisterAway();
  const cases = useCases()?.filter(({ isClosed, isGivenAway }) => !isClosed && !isGivenAway);
  if (isAway) return <p>{words.noRegister}</p>;
  if (session === null) return <LinkTo to="/sign-in">{words.noOne}</LinkTo>;
  return (
    <>
      <p className="quiet">{words.prepareHelp}</p>
      <ul className="field-list">
        {(cases ?? []).map(({ caseRef, number, title }) => (
          <li key={caseRef}>
            <LinkTo to={`/cases/${caseRef}/field`}>{number}</LinkTo> <span className="quiet">{title}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
