// SPDX-License-Identifier: Apache-2.0
import { placeTypes, signatureOutcomes } from "@scelle/core";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { LinkTo } from "../../design/link-to.tsx";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { corrected } from "../../field/device-reading.ts";
import type { FieldAct } from "../../field/field-acts.ts";
import type { FieldNotice, FieldSearch, NamedPerson } from "../../field/field-search.ts";
import { withPersonRenamed } from "../../field/search-changes.ts";
import { useWords } from "../../words/use-words.ts";
import { useOptions } from "../storeroom/use-options.ts";
import { MomentField } from "./moment-field.tsx";
import { refusedWords } from "./refused-words.ts";
import type { SearchPartProps } from "./search-part-props.ts";

/** The fields of a refused act that may be put right, or the way to them. */
export function RefusedEdit({ act, search, change }: SearchPartProps & { readonly act: FieldAct }) {
  const words = useWords(refusedWords);
  const { draft, itemRef } = act;
  const person = search.newPersons.find(({ personRef }) => personRef === draft.draftId);
  if (itemRef !== undefined && draft.kind !== "exhibit-photographed") {
    return <LinkTo to={`/field/${search.searchRef}`}>{words.openItem}</LinkTo>;
  }
  if (draft.kind === "attendance-recorded") {
    return <LinkTo to={`/field/${search.searchRef}?do=attendance`}>{words.openAttendance}</LinkTo>;
  }
  if (draft.kind === "search-conducted") return <SearchEdit change={change} search={search} />;
  if (person !== undefined) return <PersonEdit change={change} person={person} />;
  const { notice } = search;
  return notice?.noticeRef === draft.draftId ? <NoticeEdit change={change} notice={notice} /> : null;
}

type ChangeProps = Pick<SearchPartProps, "change">;

function SearchEdit({ search, change }: SearchPartProps) {
  const words = useWords(refusedWords);
  const [shown, setShown] = useState(search);
  const { startedAt, endedAt, authorisationRef } = search;
  const set = (part: Partial<FieldSearch>) => {
    setShown((before) => ({ ...before, ...part }));
    void change((before) => ({ ...before, ...part }));
  };
  return (
    <div className="field-pair">
      <Select
        label={words.placeType}
        onChange={(placeType) => set({ placeType })}
        options={useOptions(placeTypes)}
        value={shown.placeType}
      />
      <TextField
        label={words.place}
        maxLength={300}
        onChange={(place) => set({ place })}
        value={shown.place}
      />
      {startedAt === undefined ? null : (
        <MomentField
          label={words.began}
          onChange={(at) => set({ startedAt: corrected(startedAt, at) })}
          value={startedAt.at}
        />
      )}
      {endedAt === undefined ? null : (
        <MomentField
          label={words.ended}
          onChange={(at) => set({ endedAt: corrected(endedAt, at) })}
          value={endedAt.at}
        />
      )}
      {authorisationRef === undefined ? null : (
        <Button onPress={() => void change(({ authorisationRef: _before, ...rest }) => rest)}>
          {words.withoutAuthorisation}
        </Button>
      )}
    </div>
  );
}

function PersonEdit({ person, change }: ChangeProps & { readonly person: NamedPerson }) {
  const words = useWords(refusedWords);
  const [name, setName] = useState(person.name);
  return (
    <TextField
      label={words.name}
      maxLength={200}
      onChange={(typed) => {
        setName(typed);
        void change((before) => withPersonRenamed(before, person.personRef, typed));
      }}
      value={name}
    />
  );
}

function NoticeEdit({ notice, change }: ChangeProps & { readonly notice: FieldNotice }) {
  const words = useWords(refusedWords);
  const [shown, setShown] = useState(notice);
  const set = (part: Partial<FieldNotice>) => {
    setShown((before) => ({ ...before, ...part }));
    void change((before) => ({ ...before, notice: { ...(before.notice ?? notice), ...part } }));
  };
  return (
    <div className="field-pair">
      <Select
        label={words.signature}
        onChange={(signature) => set({ signature })}
        options={useOptions(signatureOutcomes)}
        value={shown.signature}
      />
      <TextField
        label={words.reason}
        maxLength={500}
        onChange={(reason) => set({ reason })}
        value={shown.reason}
      />
      <MomentField label={words.servedAt} onChange={(at) => set({ at })} value={notice.at} />
    </div>
  );
}
