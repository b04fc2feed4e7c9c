// SPDX-License-Identifier: Apache-2.0
import type { Problem, Session } from "@scelle/core/api";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ownProblem, problemOf } from "../../api/api-problem.ts";
import { get } from "../../api/client.ts";
import { bringIn } from "../../field/bring-in.ts";
import { bringInWays } from "../../field/bring-in-ways.ts";
import { isSettled, nextAct } from "../../field/field-acts.ts";
import type { FieldSearch } from "../../field/field-search.ts";
import { changeSearch } from "../../field/field-store.ts";
import { newestAnchor } from "../../field/newest-anchor.ts";

/** How often a register that was away is asked again while the screen is open. */
const againMs = 10_000;

export interface BringingIn {
  /** Whether it waits for a press, or for the register to be there again. */
  readonly isStopped: boolean;
  /** What stopped it, where it stopped. */
  readonly problem?: Problem;
  readonly run: () => Promise<void>;
}

/** Searches that wait for a passkey which somebody sent away: it is asked for again by a press only. */
const waitingForPerson = new Set<string>();

/** Brings a search in once it was begun, and goes on by itself wherever it was stopped. */
export function useBringIn(search: FieldSearch): BringingIn {
  const queries = useQueryClient();
  const [isRunning, setIsRunning] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const isBusy = useRef(false);
  const { searchRef } = search;
  const run = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setIsRunning(true);
    try {
      const stopped = await onlyHere(searchRef, () =>
        bringAll(search, (now) => queries.setQueryData(["session"], now)),
      );
      if (stopped?.type === "app.passkey") waitingForPerson.add(searchRef);
      else waitingForPerson.delete(searchRef);
      setProblem(stopped);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      isBusy.current = false;
      setIsRunning(false);
      await queries.invalidateQueries({ queryKey: ["view"] });
    }
  };
  const isWaiting = search.isComingIn && isUnfinished(search);
  useEffect(() => {
    if (!isWaiting) return;
    const goOn = () => {
      if (!waitingForPerson.has(searchRef)) void run();
    };
    goOn();
    const again = setInterval(goOn, againMs);
    addEventListener("online", goOn);
    return () => {
      clearInterval(again);
      removeEventListener("online", goOn);
    };
  }, [isWaiting, searchRef]);
  const isStopped = !isRunning && (problem !== undefined || waitingForPerson.has(searchRef));
  return { isStopped, ...(isStopped && problem !== undefined ? { problem } : {}), run };
}

/** Whether something can still be sent, or everything is there and the checkpoint over it is not. */
function isUnfinished(search: FieldSearch): boolean {
  if (nextAct(search) !== undefined) return true;
  return isSettled(search) && search.anchor === undefined;
}

/** Of several tabs with the same search one brings it in. */
async function onlyHere(
  searchRef: string,
  work: () => Promise<Problem | undefined>,
): Promise<Problem | undefined> {
  return await navigator.locks.request(`scelle-field-in ${searchRef}`, { ifAvailable: true }, async (lock) =>
    lock === null ? undefined : await work(),
  );
}

async function bringAll(
  { searchRef, person, origin }: FieldSearch,
  onSession: (session: Session) => void,
): Promise<Problem | undefined> {
  const session = await get<Session>("/session");
  onSession(session);
  if (session.personRef !== person.personRef || session.origin !== origin) return otherPerson(person.name);
  await changeSearch(searchRef, (search) => ({ ...search, isComingIn: true }));
  const ways = bringInWays(searchRef, origin);
  const problem = await bringIn(ways);
  if (problem !== undefined) return problem;
  const search = await ways.change((now) => now);
  if (nextAct(search) !== undefined || !isUnfinished(search)) return undefined;
  const anchor = await newestAnchor(session, search);
  if (anchor !== undefined) await ways.change((before) => ({ ...before, anchor }));
  return undefined;
}

function otherPerson(name: string): Problem {
  return ownProblem("app.other-person", 0, {
    en: `This is the search of ${name}, who has to be signed in to bring it in.`,
    fr: `C’est la perquisition de ${name}, qui doit être connecté pour la verser.`,
  });
}
