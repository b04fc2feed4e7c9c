// SPDX-License-Identifier: Apache-2.0
import type { RefTarget } from "@scelle/core";
import type { ResolvedAnswer } from "@scelle/core/api";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { get } from "../api/client.ts";
import { calledIn, learnLabels, useKnownLabels } from "../api/known-labels.ts";
import { Button } from "../design/button.tsx";
import { RecordLink } from "../design/record-link.tsx";
import { TextField } from "../design/text-field.tsx";
import { useSay, useWords } from "../words/use-words.ts";
import { type ControlProps, useFieldWords, useFormPlace } from "./form-place.ts";
import { formWords } from "./form-words.ts";
import { kindTitle } from "./kind-titles.ts";

/** Something that the register knows, found by its name; a sealed object by its root. */
export function ReferenceControl(props: ControlProps) {
  const { field, value, path, onChange } = props;
  const { label, fault } = useFieldWords({ field, path });
  const words = useWords(formWords);
  const chosen = typeof value === "string" ? value : "";
  if (field.refersTo === "object") {
    return (
      <TextField
        {...fault}
        description={words.reference.object}
        label={label}
        maxLength={64}
        name={path}
        onChange={onChange}
        value={chosen}
      />
    );
  }
  return chosen === "" ? (
    <Finder
      fault={fault?.errorMessage}
      label={label}
      onChoose={onChange}
      path={path}
      target={field.refersTo}
    />
  ) : (
    <Chosen
      fault={fault?.errorMessage}
      label={label}
      onClear={() => onChange("")}
      path={path}
      recordRef={chosen}
    />
  );
}

interface ChosenProps {
  readonly label: string;
  readonly recordRef: string;
  readonly path: string;
  readonly fault: string | undefined;
  readonly onClear: () => void;
}

function Chosen({ label, recordRef, path, fault, onClear }: ChosenProps) {
  const words = useWords(formWords);
  const labels = useKnownLabels();
  return (
    <div className="field form-chosen" data-path={path}>
      <span className="form-label">{label}</span>
      <div className="form-chosen-line">
        <RecordLink recordRef={recordRef}>{calledIn(labels, recordRef)}</RecordLink>
        <Button onPress={onClear} rank="quiet">
          {words.reference.change}
        </Button>
      </div>
      {fault === undefined ? null : <p className="field-error">{fault}</p>}
    </div>
  );
}

interface FinderProps {
  readonly label: string;
  readonly target: RefTarget | undefined;
  readonly path: string;
  readonly fault: string | undefined;
  readonly onChoose: (ref: string) => void;
}

/** Names come while one types: labels only, so that looking for a name is no look at a record. */
function Finder({ label, target, path, fault, onChoose }: FinderProps) {
  const words = useWords(formWords);
  const say = useSay();
  const [text, setText] = useState("");
  const matches = useMatches(text.trim(), target);
  const choose = (ref: string) => {
    const match = matches.data?.find((candidate) => candidate.ref === ref);
    if (match === undefined) return;
    learnLabels({ [match.ref]: match.label });
    onChoose(match.ref);
  };
  return (
    <ComboBox
      allowsEmptyCollection
      className="field form-finder"
      inputValue={text}
      isInvalid={fault !== undefined}
      items={matches.data ?? []}
      menuTrigger="input"
      onChange={(key) => choose(String(key))}
      onInputChange={setText}
    >
      <Label>{label}</Label>
      <Input className="field-control" data-path={path} name={path} placeholder={words.reference.find} />
      {fault === undefined ? null : <p className="field-error">{fault}</p>}
      <Popover className="form-popover">
        <ListBox<ResolvedAnswer>
          className="form-matches"
          renderEmptyState={() => (
            <p className="quiet">{matches.isFetching ? words.reference.searching : words.reference.none}</p>
          )}
        >
          {(match) => (
            <ListBoxItem className="form-match" id={match.ref} textValue={match.label}>
              <span>{match.label}</span> <span className="quiet">{say(kindTitle(match.kind))}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

function useMatches(text: string, target: RefTarget | undefined) {
  const { caseRef } = useFormPlace();
  return useQuery({
    queryKey: ["resolve", caseRef, target, text],
    enabled: text !== "",
    staleTime: 10_000,
    queryFn: async ({ signal }) => {
      const query = { text, target, caseRef: caseRef === "" ? undefined : caseRef };
      const { matches } = await get<{ matches: ResolvedAnswer[] }>("/resolve", { query, signal });
      return matches;
    },
  });
}
