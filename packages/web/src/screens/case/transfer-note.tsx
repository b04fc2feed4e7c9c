// SPDX-License-Identifier: Apache-2.0
import type { OverviewView } from "@scelle/core/api";
import { InstantText } from "../../design/instant-text.tsx";
import { RecordLink } from "../../design/record-link.tsx";
import { useWords } from "../../words/use-words.ts";
import { caseWords } from "./case-words.ts";

/** Whether the case is conducted in another register. */
export function isGivenAway({ transfer }: OverviewView): boolean {
  return transfer !== undefined && transfer.state !== "withdrawn";
}

/** Where a case came from and where it went: a line each. */
export function TransferNote({ view }: { readonly view: OverviewView }) {
  const words = useWords(caseWords);
  const { received, transfer } = view;
  return (
    <>
      {received === undefined ? null : (
        <p>{words.continues(received.sourceOrigin, received.headIndex, received.headSeq)}</p>
      )}
      {transfer === undefined ? null : (
        <p>
          {words.transfer[transfer.state](transfer.toOrigin)}{" "}
          <RecordLink recordRef={transfer.recordRef}>
            <InstantText instant={transfer.since} />
          </RecordLink>
          . {isGivenAway(view) ? words.noMore : null}
        </p>
      )}
    </>
  );
}
