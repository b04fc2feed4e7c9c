// SPDX-License-Identifier: Apache-2.0
import { lookGrounds } from "@scelle/core";
import type { LookReason } from "@scelle/core/api";
import { wordOf } from "../../design/word-of.ts";
import { useSay } from "../../words/use-words.ts";

/** A reason in one line: the ground by its name, the act, and what was added in words. */
export function ReasonText({ reason }: { readonly reason: LookReason }) {
  const say = useSay();
  const { ground, actReference, reason: words } = reason;
  const named = ground === undefined || ground === "other" ? undefined : say(wordOf(lookGrounds, ground));
  const plain = [named, actReference].filter((part) => part !== undefined).join(", ");
  return (
    <>
      {plain}
      {plain === "" || words === undefined ? "" : ", "}
      {words === undefined ? null : <q>{words}</q>}
    </>
  );
}
