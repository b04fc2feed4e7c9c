// SPDX-License-Identifier: Apache-2.0
import type { GrantList } from "@scelle/core/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../../api/client.ts";
import { useAppend } from "../../api/use-append.ts";
import { Button } from "../../design/button.tsx";
import { InstantText } from "../../design/instant-text.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { TextField } from "../../design/text-field.tsx";
import { kindTitle } from "../../form/kind-titles.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { sessionsWords } from "./sign-in-words.ts";
import "../../form/form.css";
import "./sign-in.css";

type Grant = GrantList["grants"][number];

/** Roles, keys, passkeys and accounts that count once whoever is signed in confirms them. */
export function WaitingGrants() {
  const words = useWords(sessionsWords);
  const { data } = useQuery({ queryKey: ["grants"], queryFn: () => get<GrantList>("/grants") });
  if (data === undefined || data.grants.length === 0) return null;
  return (
    <Section title={words.waiting}>
      <p className="reading quiet">{words.waitingLead}</p>
      <ul className="waiting-grants">
        {data.grants.map((grant) => (
          <WaitingLine grant={grant} key={grant.recordRef} />
        ))}
      </ul>
    </Section>
  );
}

function WaitingLine({ grant }: { readonly grant: Grant }) {
  const words = useWords(sessionsWords);
  const say = useSay();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const { append, isPending, problem } = useAppend();
  const answer = async (word: "confirmed" | "declined") => {
    const { kind, stated } = answerTo(grant, word, reason.trim());
    // What went wrong, the note shows.
    const isRecorded = await append(kind, stated).then(
      () => true,
      () => false,
    );
    if (isRecorded) await client.invalidateQueries({ queryKey: ["grants"] });
  };
  const { recordRef, kind, proposedAt, name, proposedBy, mark } = grant;
  return (
    <li className="waiting-grant">
      <h3>{say(kindTitle(kind))}</h3>
      <p>
        {name === undefined ? words.ofCase : words.proposal(name, proposedBy ?? "")} ·{" "}
        <InstantText instant={proposedAt} />
      </p>
      {mark === undefined ? null : (
        <p>
          {words.mark} <strong className="passkey-mark">{mark}</strong>
        </p>
      )}
      <p>
        <RecordLink recordRef={recordRef}>{words.read}</RecordLink>
      </p>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      <TextField label={words.answerReason} maxLength={500} onChange={setReason} value={reason} />
      <p className="waiting-answers">
        <Button isDisabled={isPending} onPress={() => void answer("confirmed")} rank="primary">
          {words.confirm}
        </Button>{" "}
        <Button isDisabled={isPending} onPress={() => void answer("declined")}>
          {words.decline}
        </Button>
      </p>
    </li>
  );
}

/** The record by which the second person answers: of a case where the grant is of one. */
function answerTo({ recordRef, caseRef, personRef }: Grant, answer: string, reason: string) {
  const said = { answer, ...(reason === "" ? {} : { reason }) };
  return caseRef === undefined
    ? { kind: "grant-answered", stated: { ...said, personRef, grantRef: recordRef } }
    : { kind: "admission-answered", stated: { ...said, caseRef, admissionRef: recordRef } };
}
