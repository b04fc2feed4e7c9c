// SPDX-License-Identifier: Apache-2.0
import type { CityMap } from "@scelle/core/api";
import { buildings, places } from "./buildings.ts";
import { bounds } from "./ground.ts";
import { quarters } from "./quarters.ts";
import { islands, parks, shores } from "./shores.ts";
import { rails, streets } from "./streets.ts";

/** Velmar, a harbour city that is nowhere, drawn for the exercise. */
export const cityMap: CityMap = {
  name: "Velmar (Exercise)",
  bounds,
  features: [...shores, ...islands, ...parks, ...quarters, ...buildings, ...rails, ...streets, ...places],
};
