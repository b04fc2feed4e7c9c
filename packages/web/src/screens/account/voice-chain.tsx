// SPDX-License-Identifier: Apache-2.0
import { certainties, voiceCounts } from "@scelle/core";
import type { VoiceLine } from "@scelle/core/api";
import { RecordLink } from "../../design/record-link.tsx";
import { wordOf } from "../../design/word-of.ts";
import { useSay, useWords } from "../../words/use-words.ts";
import { accountWords } from "./account-words.ts";

/**
 * Who says it through whom: from the text inwards, as many dots as voices. Somebody unnamed is drawn open and
 * leads nowhere.
 */
export function VoiceChain({ voices }: { readonly voices: readonly VoiceLine[] }) {
  const words = useWords(accountWords);
  return (
    <ol aria-label={words.chain} className="chain">
      {voices.map((voice, i) => (
        // A chain may hold the same words twice; its order is what it is.
        <li className={voice.isAnonymous ? "chain-unnamed" : ""} key={i}>
          {i === 0 ? null : (
            <span aria-hidden="true" className="chain-arrow">
              ←
            </span>
          )}
          <VoiceSign voice={voice} />
          <VoiceName voice={voice} />
        </li>
      ))}
    </ol>
  );
}

/** One dot for one voice, three for several or a number that is not said; open where nobody is named. */
function VoiceSign({ voice: { isAnonymous, count } }: { readonly voice: VoiceLine }) {
  const dots = count === "several" || count === "unknown" ? [5, 12, 19] : [5];
  return (
    <svg aria-hidden="true" className="chain-sign" height="10" width={dots.length === 1 ? 10 : 24}>
      {dots.map((x) => (
        <circle className={isAnonymous ? "chain-open" : "chain-known"} cx={x} cy="5" key={x} r="3" />
      ))}
    </svg>
  );
}

function VoiceName({ voice }: { readonly voice: VoiceLine }) {
  const say = useSay();
  const { partyRef, words: name, count, certainty } = voice;
  return (
    <span>
      {partyRef === undefined ? <q>{name}</q> : <RecordLink recordRef={partyRef}>{name}</RecordLink>}
      {count === undefined || partyRef !== undefined ? null : (
        <span className="quiet"> {say(wordOf(voiceCounts, count)).toLowerCase()}</span>
      )}
      {certainty === undefined ? null : (
        <span className="quiet"> ({say(wordOf(certainties, certainty)).toLowerCase()})</span>
      )}
    </span>
  );
}
