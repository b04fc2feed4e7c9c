// SPDX-License-Identifier: Apache-2.0
import { defineKind, optional, stated } from "../define-kind.ts";
import { wholeNumber } from "../values.ts";
import { recordDisclosedV2 } from "./record-disclosed-v2.ts";

/** Version 2 with one optional field more: what was recorded before reads as this without any change. */
export const recordDisclosed = defineKind({
  ...recordDisclosedV2,
  version: 3,
  shape: {
    ...recordDisclosedV2.shape,
    bundleVersion: stated(optional(wholeNumber(1)), {
      label: { en: "Version of the bundle’s format", fr: "Version du format de la liasse" },
      unit: "version",
    }),
  },
});
