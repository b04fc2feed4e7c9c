// SPDX-License-Identifier: Apache-2.0
import { findKind } from "@scelle/core";
import type { FieldAct } from "../../field/field-acts.ts";
import type { FieldSearch } from "../../field/field-search.ts";
import { useSay } from "../../words/use-words.ts";

/** What an act is called, with the number of its item. */
export function ActName({ act, search }: { readonly act: FieldAct; readonly search: FieldSearch }) {
  const say = useSay();
  const item = search.items.find(({ itemRef }) => itemRef === act.itemRef);
  const title = findKind(act.draft.kind)?.title;
  return (
    <>
      {item === undefined ? null : <span className="number">{item.number}</span>}{" "}
      {title === undefined ? act.draft.kind : say(title)}
    </>
  );
}
