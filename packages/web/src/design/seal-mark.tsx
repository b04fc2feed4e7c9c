// SPDX-License-Identifier: Apache-2.0
import { useWords } from "../words/use-words.ts";

export type SealState = "unsealed" | "provisional" | "sealed" | "opened" | "broken";

const sealWords = {
  en: {
    unsealed: "not sealed",
    provisional: "provisionally sealed",
    sealed: "sealed",
    opened: "seal opened",
    broken: "seal found broken",
  },
  fr: {
    unsealed: "non scellé",
    provisional: "scellé provisoire",
    sealed: "sous scellé",
    opened: "scellé ouvert",
    broken: "scellé trouvé brisé",
  },
};

/** The state of a seal, drawn in wax and said. */
export function SealMark({ state }: { readonly state: SealState }) {
  const words = useWords(sealWords);
  return (
    <span className={`seal-mark seal-mark-${state}`}>
      <SealDrawing state={state} />
      {words[state]}
    </span>
  );
}

function SealDrawing({ state }: { readonly state: SealState }) {
  const wax =
    "M12 1.6c2 .1 3 1.5 4.8 2 1.7.5 3.5.4 4.4 2 .9 1.6 0 3.200 .2 5 .2 1.700 1.300 3.200 .6 5-.7 1.700-2.600 1.900-3.900 3-1.300 1.200-2 3-3.900 3.300-1.800.3-3-1-4.800-1.200-1.700-.2-3.500.5-4.900-.7-1.300-1.200-1-3-1.700-4.600C2 13.800.800 12.500 1.100 10.600c.3-1.800 2-2.600 2.900-4.100.9-1.600 1-3.500 2.700-4.300C8.400 1.500 10 1.500 12 1.600Z";
  return (
    <svg aria-hidden="true" className="seal-drawing" height="16" viewBox="0 0 24 24" width="16">
      <path className="seal-wax" d={wax} />
      {state === "broken" ? <path className="seal-crack" d="M13 0 10 8l4 3-5 5 2 8" /> : null}
      {state === "sealed" || state === "provisional" ? (
        <circle className="seal-print" cx="12" cy="12" r="5.500" />
      ) : null}
    </svg>
  );
}
