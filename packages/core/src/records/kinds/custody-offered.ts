// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { timeInterval } from "../values.ts";
import { custodyOfferedV1 } from "./custody-offered-v1.ts";

const { exhibitRef, receiverRef, purpose, handedOverAt, ...others } = custodyOfferedV1.shape;

/** Version 1 with a day of return: what was recorded before reads as this without any change. */
export const custodyOffered = defineKind({
  ...custodyOfferedV1,
  version: 2,
  shape: {
    ...{ exhibitRef, receiverRef, purpose, handedOverAt },
    dueBackAt: stated(optional(timeInterval), { label: { en: "Due back by", fr: "À rendre avant" } }),
    ...others,
  },
});
