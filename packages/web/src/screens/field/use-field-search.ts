// SPDX-License-Identifier: Apache-2.0
import type { Problem } from "@scelle/core/api";
import { useEffect, useState } from "react";
import { useSession } from "../../app/session.ts";
import type { FieldSearch } from "../../field/field-search.ts";
import { changeSearch, keptSearch, onSearchChanged } from "../../field/field-store.ts";
import { inAskedOrder } from "../../field/in-asked-order.ts";
import { notKept } from "../../field/not-kept.ts";

/** A change of a search, made on whatever it is by then. */
export type Alter = (search: FieldSearch) => FieldSearch;

export interface KeptSearch {
  /** Undefined until it is read, null where this device has none that it can open. */
  readonly search: FieldSearch | null | undefined;
  /** Keeps a change. @returns whether it is on the device */
  readonly change: (alter: Alter) => Promise<boolean>;
  /** What kept a change from being kept. */
  readonly problem?: Problem;
}

/** A search of this device as it stands, also where another tab changes it. */
export function useFieldSearch(searchRef: string): KeptSearch {
  const session = useSession();
  const [search, setSearch] = useState<FieldSearch | null>();
  const [problem, setProblem] = useState<Problem>();
  // A reading begun before a change may end after it.
  const [ask] = useState(() => inAskedOrder<FieldSearch | null>(setSearch));
  useEffect(() => {
    let isOver = false;
    const load = async () => {
      const show = ask();
      const found = await keptSearch(searchRef);
      if (!isOver) show(found ?? null);
    };
    void load();
    const end = onSearchChanged((changed) => {
      if (changed === searchRef) void load();
    });
    return () => {
      isOver = true;
      end();
    };
  }, [searchRef, ask]);
  const change = async (alter: Alter) => {
    const show = ask();
    try {
      show(await changeSearch(searchRef, alter));
      setProblem(undefined);
      return true;
    } catch (error) {
      setProblem(notKept(error));
      return false;
    }
  };
  // Whoever is signed in sees their own; without a register nobody can be asked who it is.
  const isOthers = session && search && session.personRef !== search.person.personRef;
  return { search: isOthers ? null : search, change, ...(problem === undefined ? {} : { problem }) };
}
