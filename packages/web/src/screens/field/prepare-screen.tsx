// SPDX-License-Identifier: Apache-2.0
import type { PeopleView, RecipientsAnswer } from "@scelle/core/api";
import { useQuery } from "@tanstack/react-query";
import { problemOf } from "../../api/api-problem.ts";
import { useReason } from "../../api/look-reason.ts";
import { useExhibits } from "../../api/use-exhibits.ts";
import { useView } from "../../api/use-view.ts";
import { useCases, useSession } from "../../app/session.ts";
import { Loading } from "../../design/loading.tsx";
import { Page } from "../../design/page.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { preparedCase, recipientsOf } from "../../field/prepare-search.ts";
import { useWords } from "../../words/use-words.ts";
import { DevicePromises } from "./device-promises.tsx";
import { PrepareForm } from "./prepare-form.tsx";
import { prepareWords } from "./prepare-words.ts";
import "./field.css";

/** A search is prepared while the register answers, and taken along. */
export function PrepareScreen({ caseRef }: { readonly caseRef: string }) {
  const words = useWords(prepareWords);
  const session = useSession();
  const line = useCases()?.find((one) => one.caseRef === caseRef);
  const exhibits = useExhibits(caseRef);
  const people = useView<PeopleView>(caseRef, "people");
  const recipients = useRecipients(caseRef);
  const problem = exhibits.problem ?? people.problem ?? recipients.problem;
  if (problem !== undefined) return <ProblemNote problem={problem} />;
  if (session === undefined || session === null || line === undefined) return <Loading />;
  if (exhibits.view === undefined || people.view === undefined || recipients.answer === undefined) {
    return <Loading />;
  }
  const answers = { exhibits: exhibits.view, people: people.view, recipients: recipients.answer };
  return (
    <Page lead={words.lead} title={words.title}>
      {line.isClosed || line.isGivenAway ? (
        <p role="alert">{line.isClosed ? words.closed : words.givenAway}</p>
      ) : (
        <PrepareForm
          members={people.view.people.filter(({ memberRoles }) => memberRoles.length > 0)}
          prepared={preparedCase(line, answers)}
          session={session}
        />
      )}
      <DevicePromises />
    </Page>
  );
}

function useRecipients(caseRef: string) {
  const reason = useReason(caseRef);
  const { data, error } = useQuery({
    queryKey: ["recipients", caseRef],
    queryFn: (): Promise<RecipientsAnswer> => recipientsOf(caseRef, reason),
  });
  return {
    ...(data === undefined ? {} : { answer: data }),
    ...(error === null ? {} : { problem: problemOf(error) }),
  };
}
