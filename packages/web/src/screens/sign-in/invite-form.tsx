// SPDX-License-Identifier: Apache-2.0
import type { FormField } from "@scelle/core";
import type { Invitation, Problem } from "@scelle/core/api";
import { type FormEvent, useState } from "react";
import { problemOf } from "../../api/api-problem.ts";
import { post } from "../../api/client.ts";
import { Button } from "../../design/button.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Section } from "../../design/section.tsx";
import { TextField } from "../../design/text-field.tsx";
import { instantText } from "../../design/time-words.ts";
import { ReferenceControl } from "../../form/reference-control.tsx";
import { useLanguage, useWords } from "../../words/use-words.ts";
import { sessionsWords } from "./sign-in-words.ts";
import "../../form/form.css";
import "./sign-in.css";

const personField: FormField = {
  name: "personRef",
  label: { en: sessionsWords.en.person, fr: sessionsWords.fr.person },
  control: "reference",
  isRequired: true,
  refersTo: "person",
};

const secondField: FormField = {
  name: "secondRef",
  label: { en: sessionsWords.en.second, fr: sessionsWords.fr.second },
  control: "reference",
  isRequired: false,
  refersTo: "person",
};

/** Makes a link by which one person makes a passkey. */
export function InviteForm() {
  const words = useWords(sessionsWords);
  const language = useLanguage();
  const [personRef, setPersonRef] = useState("");
  const [secondRef, setSecondRef] = useState("");
  const [reason, setReason] = useState("");
  const [invitation, setInvitation] = useState<Invitation>();
  const [problem, setProblem] = useState<Problem>();
  const invite = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(undefined);
    setInvitation(undefined);
    try {
      const second = secondRef === "" ? {} : { secondRef };
      setInvitation(await post<Invitation>("/passkeys/invitations", { personRef, reason, ...second }));
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <Section title={words.invite}>
      <p className="reading quiet">{words.inviteLead}</p>
      <form className="form invite-form" onSubmit={(event) => void invite(event)}>
        <ReferenceControl
          field={personField}
          onChange={(value) => setPersonRef(String(value))}
          path="personRef"
          value={personRef}
        />
        <ReferenceControl
          field={secondField}
          onChange={(value) => setSecondRef(String(value))}
          path="secondRef"
          value={secondRef}
        />
        <p className="quiet">{words.secondNote}</p>
        <TextField isRequired label={words.reason} maxLength={500} onChange={setReason} value={reason} />
        <Button rank="primary" type="submit">
          {words.inviteButton}
        </Button>
      </form>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      {invitation === undefined ? null : (
        <div role="status">
          <p>{words.link(instantText(invitation.expiresAt, language))}</p>
          <p>
            <code className="invite-link">{`${location.origin}/#passkey=${invitation.token}`}</code>
          </p>
        </div>
      )}
    </Section>
  );
}
