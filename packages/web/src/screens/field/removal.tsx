// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from "@tanstack/react-router";
import { fieldActs, standingOf } from "../../field/field-acts.ts";
import type { FieldSearch } from "../../field/field-search.ts";
import { removeSearch } from "../../field/field-store.ts";
import { useWords } from "../../words/use-words.ts";
import { ConfirmedButton } from "./confirmed-button.tsx";
import { endWords } from "./end-words.ts";

/** A search leaves the device: once the register has all of it, or one that nobody wants any more. */
export function Removal({ search }: { readonly search: FieldSearch }) {
  const words = useWords(endWords);
  const navigate = useNavigate();
  const left = fieldActs(search).filter((act) => standingOf(search, act) !== "recorded").length;
  const remove = async () => {
    await removeSearch(search);
    await navigate({ to: "/field" });
  };
  return (
    <p>
      <ConfirmedButton
        label={words.remove}
        onConfirm={() => void remove()}
        warning={left === 0 ? words.removeHelp : words.removeLoss(left)}
      />
    </p>
  );
}
