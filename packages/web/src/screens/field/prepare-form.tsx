// SPDX-License-Identifier: Apache-2.0
import { placeTypes, sealTypes } from "@scelle/core";
import type { PersonLine, Session } from "@scelle/core/api";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { Button } from "../../design/button.tsx";
import { Checkbox } from "../../design/checkbox.tsx";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import type { PreparedCase } from "../../field/field-search.ts";
import { addSearch } from "../../field/field-store.ts";
import { firstPlan, plannedSearch, type SearchPlan, somebodyUnknown } from "../../field/prepare-search.ts";
import { FormPlaceContext } from "../../form/form-place.ts";
import { ReferenceControl } from "../../form/reference-control.tsx";
import { useWords } from "../../words/use-words.ts";
import { useOptions } from "../storeroom/use-options.ts";
import { prepareWords } from "./prepare-words.ts";
import "../../form/form.css";

interface PrepareFormProps {
  readonly prepared: PreparedCase;
  readonly members: readonly PersonLine[];
  readonly session: Session;
}

/** What is said of a search before it begins. */
export function PrepareForm({ prepared, members, session }: PrepareFormProps) {
  const words = useWords(prepareWords);
  const navigate = useNavigate();
  const [plan, setPlan] = useState(() => firstPlan(prepared, session));
  const set = (part: Partial<SearchPlan>) => setPlan((before) => ({ ...before, ...part }));
  const isReady = plan.place.trim() !== "" && plan.conductedByRefs.length > 0;
  const prepare = async () => {
    const search = await plannedSearch(session, prepared, { ...plan, place: plan.place.trim() });
    await addSearch(search);
    await navigate({ to: `/field/${search.searchRef}` });
  };
  return (
    <div className="field-form">
      <AuthorisationField
        caseRef={prepared.caseRef}
        onChange={(authorisationRef) => set({ authorisationRef })}
        value={plan.authorisationRef}
      />
      <Select
        label={words.placeType}
        onChange={(placeType) => set({ placeType })}
        options={useOptions(placeTypes)}
        value={plan.placeType}
      />
      <TextField
        description={words.placeHelp}
        label={words.place}
        maxLength={300}
        onChange={(place) => set({ place })}
        value={plan.place}
      />
      <Team members={members} onChange={set} plan={plan} session={session} />
      <Searched onChange={set} plan={plan} prepared={prepared} />
      <Select
        label={words.sealType}
        onChange={(sealType) => set({ sealType })}
        options={useOptions(sealTypes)}
        value={plan.sealType}
      />
      <Numbers onChange={set} plan={plan} />
      {isReady ? null : <p className="quiet">{words.lacks}</p>}
      <Button isDisabled={!isReady} onPress={() => void prepare()} rank="primary">
        {words.go}
      </Button>
    </div>
  );
}

interface PlanProps {
  readonly plan: SearchPlan;
  readonly onChange: (part: Partial<SearchPlan>) => void;
}

function Searched({ plan, prepared, onChange }: PlanProps & Pick<PrepareFormProps, "prepared">) {
  const words = useWords(prepareWords);
  return (
    <>
      <Select
        label={words.searched}
        onChange={(value) => onChange({ searchedRef: value === nobody ? "" : value })}
        options={[
          { value: nobody, name: words.searchedNobody },
          ...prepared.persons.map(({ personRef, name }) => ({ value: personRef, name })),
          { value: somebodyUnknown, name: words.searchedOther },
        ]}
        value={plan.searchedRef === "" ? nobody : plan.searchedRef}
      />
      {plan.searchedRef === somebodyUnknown ? (
        <TextField
          label={words.searchedName}
          maxLength={200}
          onChange={(searchedName) => onChange({ searchedName })}
          value={plan.searchedName}
        />
      ) : null}
    </>
  );
}

const nobody = "nobody";

function Numbers({ plan, onChange }: PlanProps) {
  const words = useWords(prepareWords);
  const [text, setText] = useState(String(plan.numberFirst));
  const { numberPrefix, numberFirst } = plan;
  return (
    <div className="field-pair">
      <TextField
        label={words.prefix}
        maxLength={30}
        onChange={(prefix) => onChange({ numberPrefix: prefix })}
        value={numberPrefix}
      />
      <TextField
        description={words.numbersHelp(`${numberPrefix}${numberFirst}`)}
        label={words.first}
        min={1}
        onChange={(typed) => {
          setText(typed);
          onChange({ numberFirst: Math.max(1, Math.trunc(Number(typed)) || 1) });
        }}
        type="number"
        value={text}
      />
    </div>
  );
}

interface AuthorisationFieldProps {
  readonly caseRef: string;
  readonly value: string;
  readonly onChange: (ref: string) => void;
}

function AuthorisationField({ caseRef, value, onChange }: AuthorisationFieldProps) {
  const words = useWords(prepareWords);
  const place = useMemo(
    () => ({ caseRef, zone: "UTC", faultAt: () => undefined, Control: () => null }),
    [caseRef],
  );
  return (
    <FormPlaceContext value={place}>
      <ReferenceControl
        field={{
          ...{ name: "authorisationRef", label: words.authorisation, control: "reference" },
          ...{ isRequired: false, refersTo: "authorisation" },
        }}
        onChange={(ref) => onChange(typeof ref === "string" ? ref : "")}
        path="authorisationRef"
        value={value}
      />
      <p className="quiet small">{words.authorisationHelp}</p>
    </FormPlaceContext>
  );
}

function Team({ plan, members, session, onChange }: PlanProps & Omit<PrepareFormProps, "prepared">) {
  const words = useWords(prepareWords);
  const lines = members.map(({ personRefs, name }) => ({ personRef: personRefs[0] ?? "", name }));
  const all = lines.some(({ personRef }) => personRef === session.personRef) ? lines : [session, ...lines];
  const set = (personRef: string, isIn: boolean) => {
    const others = plan.conductedByRefs.filter((ref) => ref !== personRef);
    onChange({ conductedByRefs: isIn ? [...others, personRef] : others });
  };
  return (
    <fieldset className="field-group">
      <legend>{words.team}</legend>
      {all.map(({ personRef, name }) => (
        <Checkbox
          isSelected={plan.conductedByRefs.includes(personRef)}
          key={personRef}
          onChange={(isIn) => set(personRef, isIn)}
        >
          {name}
        </Checkbox>
      ))}
      <p className="quiet small">{words.teamHelp}</p>
    </fieldset>
  );
}
