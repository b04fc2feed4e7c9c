// SPDX-License-Identifier: Apache-2.0
import type { CaseLine, CaseList, Session } from "@scelle/core/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../api/api-problem.ts";
import { get, post, remove } from "../api/client.ts";
import { forgetLabels } from "../api/known-labels.ts";
import { forgetStandings } from "../api/known-standings.ts";
import { forgetReasons } from "../api/look-reason.ts";
import { languageChoice } from "../words/use-words.ts";
import { queries } from "./queries.ts";

/** A list of one's own cases is a look too; nobody is asked why. */
const casesReason = { en: "Choosing a case", fr: "Choix d’une affaire" };
const sessionKey = ["session"] as const;

const sessionQuery = {
  queryKey: sessionKey,
  queryFn: () => sessionOrNone(),
  staleTime: Number.POSITIVE_INFINITY,
};

/** Who is signed in; null when nobody is, undefined until it is known. */
export function useSession(): Session | null | undefined {
  return useQuery(sessionQuery).data;
}

/** Whether nobody can say who is signed in, because the register does not answer. */
export function useIsRegisterAway(): boolean {
  const { data, isError, fetchStatus } = useQuery(sessionQuery);
  return data === undefined && (isError || fetchStatus === "paused");
}

/** The cases that whoever is signed in may read; undefined until they are known. */
export function useCases(): readonly CaseLine[] | undefined {
  return useCaseList()?.cases;
}

/** Decisions that open records of a case to whoever is signed in; undefined until they are known. */
export function useGranted(): CaseList["granted"] | undefined {
  return useCaseList()?.granted;
}

/**
 * Ways to change who looks. What the one before saw is forgotten by this page first.
 */
export function useSigning() {
  const client = useQueryClient();
  const begin = (session: Session | null) => {
    // The session itself stays known to those who watch it: it is what tells them that somebody else looks.
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
    forgetLabels();
    forgetStandings();
    forgetReasons();
    client.setQueryData(sessionKey, session);
  };
  return {
    /** Looks through somebody else's eyes; the exercise only. @throws ApiProblem */
    lookAs: async (personRef: string) => begin(await post<Session>("/session/role", { personRef })),
    /** Asks anew who is signed in. @throws ApiProblem */
    beginAnew: async () => begin(await sessionOrNone()),
    /** @throws ApiProblem */
    signOut: async () => {
      await remove("/session");
      begin(null);
    },
  };
}

const tokenForm = /^#sign-in=([\w-]+)$/;

/** Whether the address brought a token to sign in with. */
export function isTokenInAddress(): boolean {
  return tokenForm.test(location.hash);
}

/**
 * Begins a session with the token that the address brought, if it brought one, and takes it out of the
 * address.
 * @throws ApiProblem
 */
export async function signInByAddress(): Promise<void> {
  const token = tokenForm.exec(location.hash)?.[1];
  if (token === undefined) return;
  history.replaceState(null, "", location.pathname + location.search);
  await post("/sign-in", { token });
  await queries.invalidateQueries({ queryKey: sessionKey });
}

function useCaseList(): CaseList | undefined {
  const session = useSession();
  return useQuery({
    queryKey: ["cases", session?.personRef ?? ""],
    enabled: session !== undefined && session !== null,
    queryFn: async () => {
      const reason = { reason: casesReason[languageChoice.get()] };
      return await get<CaseList>("/cases", { reason });
    },
  }).data;
}

async function sessionOrNone(): Promise<Session | null> {
  try {
    return await get<Session>("/session");
  } catch (error) {
    // Nobody is signed in: that is known now, and no failure.
    if (error instanceof ApiProblem && error.problem.status === 401) return null;
    throw error;
  }
}
