// SPDX-License-Identifier: Apache-2.0
import type { Session } from "@scelle/core/api";
import { useId } from "react";
import { LinkTo } from "../design/link-to.tsx";
import { useSay, useWords } from "../words/use-words.ts";
import { useSigning } from "./session.ts";
import { shellWords } from "./shell-words.ts";

/** In whose name one looks: a choice in the exercise, elsewhere a name and the way out. */
export function PersonSwitch({ session }: { readonly session: Session }) {
  const words = useWords(shellWords);
  const say = useSay();
  const id = useId();
  const { lookAs, signOut } = useSigning();
  const { roles, personRef, name } = session;
  if (roles === undefined) {
    return (
      <span className="person">
        <span className="unseen">{words.lookingAs} </span>
        <LinkTo to="/sessions">{name}</LinkTo>
        <button className="switch" onClick={() => void signOut()} type="button">
          {words.signOut}
        </button>
      </span>
    );
  }
  return (
    <span className="person">
      <label htmlFor={id}>{words.lookingAs}</label>
      <select
        className="person-choice select"
        id={id}
        onChange={(event) => void lookAs(event.target.value)}
        value={personRef}
      >
        {roles.map((role) => (
          <option key={role.personRef} title={say(role.about)} value={role.personRef}>
            {shortName(role.name)}
          </option>
        ))}
      </select>
    </span>
  );
}

/** The word that everything of the exercise carries stands in the top line already. */
function shortName(name: string): string {
  return name.replace(/ \((Exercise|Exercice)\)$/, "");
}
