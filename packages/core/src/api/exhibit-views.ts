// SPDX-License-Identifier: Apache-2.0
import * as z from "zod/mini";
import { instant, timeInterval } from "../records/values.ts";
import { recordLine, recordRef } from "./answers.ts";

const span = z.strictObject({ earliest: instant, latest: instant });

/** An offer that nobody has answered yet. */
const pendingOffer = z.strictObject({
  recordRef,
  receiverRef: recordRef,
  hasLeft: z.boolean(),
  isForMe: z.boolean(),
});

export const exhibitLine = z.strictObject({
  exhibitRef: recordRef,
  number: z.string(),
  category: z.string(),
  description: z.string(),
  seal: z.enum(["unsealed", "provisional", "sealed", "opened", "broken"]),
  sealNumber: z.exactOptional(z.string()),
  custodianRef: z.exactOptional(recordRef),
  /** Where it was put or found last, by a receipt or an inventory; absent where that was not said. */
  place: z.exactOptional(z.string()),
  offer: z.exactOptional(pendingOffer),
  /** When whoever has it should give it back. */
  dueBackAt: z.exactOptional(timeInterval),
  /** Of an exhibit that was recorded late, from a paper. */
  paperReference: z.exactOptional(z.string()),
  imageCount: z.int(),
  gapMs: z.int(),
  gapCount: z.int(),
  end: z.exactOptional(z.enum(["returned", "destroyed", "divided", "transferred"])),
});

export const exhibitsView = z.strictObject({
  exhibits: z.array(exhibitLine),
  /** Ask for the exhibits that came into the case before this entry; absent with the first of them. */
  before: z.exactOptional(z.int()),
  /** Exhibits that stand on no page: one look cannot name their whole history. */
  tooLong: z.array(recordRef),
});

/** One stretch of the continuity of control. */
export const controlStretch = z.strictObject({
  type: z.enum(["held", "gap"]),
  from: instant,
  until: instant,
  lengthMs: z.int(),
  holderRef: z.exactOptional(recordRef),
  /** The record that proves a holding; for a gap the offer that opened it. */
  proofRef: recordRef,
});

/** Whether it was still the same bytes, oldest check first. */
const fixityCheck = z.strictObject({ recordRef, outcome: z.string(), at: timeInterval });

export const exhibitView = z.strictObject({
  exhibit: exhibitLine,
  seizedAt: timeInterval,
  place: z.exactOptional(z.string()),
  searchRef: z.exactOptional(recordRef),
  identifiers: z.array(z.strictObject({ type: z.string(), value: z.string() })),
  control: z.array(controlStretch),
  controlFrom: instant,
  controlUntil: instant,
  offer: z.exactOptional(pendingOffer),
  seals: z.array(
    z.strictObject({
      recordRef,
      kind: z.string(),
      state: z.string(),
      at: span,
      sealNumber: z.exactOptional(z.string()),
      personRef: recordRef,
    }),
  ),
  images: z.array(
    z.strictObject({
      recordRef,
      objectRoot: z.string(),
      sizeBytes: z.int(),
      sealedSizeBytes: z.int(),
      sha256: z.string(),
      method: z.string(),
      acquiredAt: timeInterval,
      fixity: z.array(fixityCheck),
    }),
  ),
  /** Images that stay on the storage of a laboratory. */
  registeredImages: z.array(
    z.strictObject({
      recordRef,
      /** Absent once erased. */
      storedAs: z.exactOptional(z.string()),
      sizeBytes: z.int(),
      sha256: z.string(),
      method: z.string(),
      acquiredAt: timeInterval,
      fixity: z.array(fixityCheck),
    }),
  ),
  parts: z.array(z.strictObject({ exhibitRef: recordRef, partType: z.string() })),
  partOf: z.exactOptional(recordRef),
  /** Acts that the rules, read over corrected records, would now refuse: codes of the error table. */
  flags: z.array(z.strictObject({ recordRef, code: z.string() })),
  records: z.array(recordLine),
});

export type ExhibitLine = z.infer<typeof exhibitLine>;
export type ExhibitsView = z.infer<typeof exhibitsView>;
export type ExhibitView = z.infer<typeof exhibitView>;
export type FixityCheck = z.infer<typeof fixityCheck>;
export type ControlStretch = z.infer<typeof controlStretch>;
