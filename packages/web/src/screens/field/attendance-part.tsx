// SPDX-License-Identifier: Apache-2.0
import { type Attendee, attendanceBranches, isAttended } from "@scelle/core";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Empty } from "../../design/empty.tsx";
import { Section } from "../../design/section.tsx";
import { Select } from "../../design/select.tsx";
import { TextField } from "../../design/text-field.tsx";
import { isOpenToChange } from "../../field/field-acts.ts";
import type { FieldAttendance, FieldSearch } from "../../field/field-search.ts";
import { withAttendance } from "../../field/search-changes.ts";
import { useWords } from "../../words/use-words.ts";
import { useOptions } from "../storeroom/use-options.ts";
import { attendanceWords } from "./attendance-words.ts";
import { AttendeeFields } from "./attendee-fields.tsx";
import type { SearchPartProps } from "./search-part-props.ts";

type Branch = keyof typeof attendanceBranches;

/** Who attended, in the three branches of the law, and who signed or refused. */
export function AttendancePart({ search, change }: SearchPartProps) {
  const words = useWords(attendanceWords);
  const branches = useOptions(attendanceBranches);
  const [first] = useState(() => attendanceOf(search));
  const [attendance, setAttendance] = useState(first);
  const isOpen = isOpenToChange(search, attendance.attendanceRef);
  const [pending, setPending] = useState(0);
  const keep = async (how: (before: FieldAttendance) => FieldAttendance) => {
    setAttendance(how);
    setPending((count) => count + 1);
    const isKept = await change((before) => withAttendance(before, how(before.attendance ?? first)));
    if (isKept) setPending((count) => count - 1);
  };
  const alter = (how: (before: FieldAttendance) => FieldAttendance) => void keep(how);
  const branch = attendance.branch as Branch;
  const isShort =
    branch !== "none" && !isAttended({ branch, attendees: attendance.attendees }, search.conductedByRefs);
  return (
    <>
      <p>{words.lead}</p>
      <p className="quiet small">{isOpen ? (pending > 0 ? words.keeping : words.kept) : words.fixed}</p>
      <fieldset className="field-plain field-form" disabled={!isOpen}>
        <Select
          label={words.branch}
          onChange={(name) => alter((before) => ({ ...before, branch: name }))}
          options={branches}
          value={attendance.branch}
        />
        <Section aside={attendance.attendees.length} title={words.attendees}>
          {attendance.attendees.length === 0 ? <Empty>{words.none}</Empty> : null}
          {attendance.attendees.map((attendee, i) => (
            <AttendeeFields
              attendee={attendee}
              key={attendee.personRef}
              onChange={(next) => alter((before) => withAttendeeAt(before, i, next))}
              search={search}
            />
          ))}
          {isShort ? <p role="status">{words.short[branch]}</p> : null}
        </Section>
        <Adding
          attendance={attendance}
          change={change}
          onAdd={(one) => alter((before) => withAttendee(before, one))}
          search={search}
        />
      </fieldset>
    </>
  );
}

interface AddingProps extends SearchPartProps {
  readonly attendance: FieldAttendance;
  readonly onAdd: (attendee: Attendee) => void;
}

/** Somebody who was taken along by name, or whom the register learns of by this search. */
function Adding({ search, attendance, change, onAdd }: AddingProps) {
  const words = useWords(attendanceWords);
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState("");
  const present = attendance.attendees.map(({ personRef }) => personRef);
  const known = [...search.newPersons, ...search.prepared.persons].filter(
    ({ personRef }) => !present.includes(personRef),
  );
  const isOther = chosen === other;
  const [isEntering, setIsEntering] = useState(false);
  const isReady = !isEntering && (isOther ? name.trim() !== "" : chosen !== null);
  const enter = async () => {
    let personRef = chosen ?? "";
    if (isOther) {
      personRef = crypto.randomUUID();
      const person = { personRef, name: name.trim() };
      setIsEntering(true);
      const isKept = await change((before) => ({ ...before, newPersons: [...before.newPersons, person] }));
      setIsEntering(false);
      if (!isKept) return;
    }
    onAdd({ personRef, capacity: capacityFor(search, attendance, personRef), signature: "signed" });
    setChosen(null);
    setName("");
  };
  return (
    <Section title={words.add}>
      <div className="field-pair">
        <Select
          label={words.person}
          onChange={setChosen}
          options={[
            ...known.map((person) => ({ value: person.personRef, name: person.name })),
            { value: other, name: words.other },
          ]}
          value={chosen}
        />
        {isOther ? <TextField label={words.name} maxLength={200} onChange={setName} value={name} /> : null}
      </div>
      <p>
        <Button isDisabled={!isReady} onPress={() => void enter()}>
          {words.enter}
        </Button>
      </p>
    </Section>
  );
}

const other = "other";

function attendanceOf({ attendance }: FieldSearch): FieldAttendance {
  return attendance ?? { attendanceRef: crypto.randomUUID(), branch: "person", attendees: [] };
}

function capacityFor(
  { searchedRef }: FieldSearch,
  { branch }: FieldAttendance,
  personRef: string,
): Attendee["capacity"] {
  if (personRef === searchedRef) return "person";
  return branch === "representative" ? "representative" : "witness";
}

function withAttendee(attendance: FieldAttendance, one: Attendee): FieldAttendance {
  if (attendance.attendees.some(({ personRef }) => personRef === one.personRef)) return attendance;
  return { ...attendance, attendees: [...attendance.attendees, one] };
}

/** Another attendee in a place, or nobody there. */
function withAttendeeAt(
  attendance: FieldAttendance,
  at: number,
  next: Attendee | undefined,
): FieldAttendance {
  const attendees = attendance.attendees.flatMap((one, i) => (i === at ? (next ?? []) : one));
  return { ...attendance, attendees };
}
