// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { reference } from "../values.ts";
import { searchConductedV1 } from "./search-conducted-v1.ts";

/** Version 1 with one optional field more: what was recorded before reads as this without any change. */
export const searchConducted = defineKind({
  ...searchConductedV1,
  version: 2,
  shape: {
    ...searchConductedV1.shape,
    bodyRef: stated(optional(reference("body")), {
      label: {
        en: "Service whose premises were searched",
        fr: "Service dont les locaux furent perquisitionnés",
      },
      fixed: true,
    }),
  },
});
