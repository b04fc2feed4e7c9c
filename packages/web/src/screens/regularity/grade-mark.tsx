// SPDX-License-Identifier: Apache-2.0
import { grades } from "@scelle/core";
import type { RegularityLine } from "@scelle/core/api";
import { useColon, useSay, useWords } from "../../words/use-words.ts";
import { regularityWords } from "./regularity-words.ts";

type Grade = RegularityLine["grade"];

/** How much of the sign is filled says the grade as well as the word does. */
const filled: Readonly<Record<Grade, string>> = {
  formal: "",
  "harm-to-show": "M8 2 A6 6 0 0 0 8 14 Z",
  "harm-presumed": "M8 2 A6 6 0 1 0 8 14 A6 6 0 1 0 8 2 Z",
};

/** A grade by a sign and its word. */
export function GradeMark({ grade }: { readonly grade: Grade }) {
  const say = useSay();
  return (
    <span className="mark regularity-grade">
      <svg aria-hidden="true" viewBox="0 0 16 16">
        <circle cx="8" cy="8" r="6" />
        {filled[grade] === "" ? null : <path d={filled[grade]} />}
      </svg>
      {say(grades[grade])}
    </span>
  );
}

/** What each grade means. */
export function GradeList() {
  const words = useWords(regularityWords);
  const colon = useColon();
  return (
    <p className="regularity-grades small">
      {Object.keys(grades).map((grade) => (
        <span key={grade}>
          <GradeMark grade={grade as Grade} />
          {colon}
          {words.gradeNotes[grade as Grade]}
        </span>
      ))}
    </p>
  );
}
