// SPDX-License-Identifier: Apache-2.0
import type { PasskeyList, Problem, SessionList } from "@scelle/core/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { problemOf } from "../../api/api-problem.ts";
import { get, remove } from "../../api/client.ts";
import { useSession, useSigning } from "../../app/session.ts";
import { Button } from "../../design/button.tsx";
import { InstantText } from "../../design/instant-text.tsx";
import { Loading } from "../../design/loading.tsx";
import { Mark } from "../../design/mark.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { Section } from "../../design/section.tsx";
import { Table } from "../../design/table.tsx";
import { useWords } from "../../words/use-words.ts";
import { InviteForm } from "./invite-form.tsx";
import { sessionsWords } from "./sign-in-words.ts";
import { WaitingGrants } from "./waiting-grants.tsx";

/** What waits for an answer, who is signed in, one's passkeys; for administrators the way to invite. */
export function SessionsScreen() {
  const words = useWords(sessionsWords);
  const session = useSession();
  const list = useQuery({ queryKey: ["sessions"], queryFn: () => get<SessionList>("/sessions") }).data;
  const passkeys = useQuery({ queryKey: ["passkeys"], queryFn: () => get<PasskeyList>("/passkeys") }).data;
  if (!session || list === undefined || passkeys === undefined) return <Loading />;
  return (
    <Page lead={words.lead} title={words.title}>
      <WaitingGrants />
      <OpenSessions list={list} />
      <Section title={words.passkeys}>
        <Table
          columns={[words.added, words.host, words.record]}
          empty={words.noPasskeys}
          rows={passkeys.passkeys.map(({ credentialId, addedAt, rpId, recordRef }) => ({
            key: credentialId,
            cells: [
              <InstantText instant={addedAt} key="added" />,
              <code key="host">{rpId}</code>,
              <RecordLink key="record" recordRef={recordRef}>
                {words.record}
              </RecordLink>,
            ],
          }))}
        />
        {passkeys.passkeys.length === 0 ? null : <p className="quiet">{words.lost}</p>}
      </Section>
      {list.isOfAll ? <InviteForm /> : null}
    </Page>
  );
}

function OpenSessions({ list }: { readonly list: SessionList }) {
  const words = useWords(sessionsWords);
  const client = useQueryClient();
  const { beginAnew } = useSigning();
  const [problem, setProblem] = useState<Problem>();
  const end = async (sessionId: string, isThisOne: boolean) => {
    try {
      await remove(`/sessions/${sessionId}`);
      if (isThisOne) await beginAnew();
      else await client.invalidateQueries({ queryKey: ["sessions"] });
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <Section title={words.sessions}>
      {problem === undefined ? null : <ProblemNote problem={problem} />}
      <Table
        columns={[words.who, words.means, words.begun, words.seen, words.ends, words.action]}
        rows={list.sessions.map((one) => ({
          key: one.sessionId,
          cells: [
            <span key="who">
              {one.name} {one.isThisOne ? <Mark>{words.thisOne}</Mark> : null}
            </span>,
            words.by[one.means],
            <InstantText instant={one.begunAt} key="begun" />,
            <InstantText instant={one.seenAt} key="seen" />,
            <InstantText instant={one.endsAt} key="ends" />,
            <Button key="end" onPress={() => void end(one.sessionId, one.isThisOne)} rank="quiet">
              {words.end}
            </Button>,
          ],
        }))}
      />
    </Section>
  );
}
