// SPDX-License-Identifier: Apache-2.0
import type { HolidayCalendar } from "../access/working-days.ts";
import type { CaseFacts } from "./case-facts.ts";
import type { Outcome, RuleLimits } from "./outcome.ts";
import type { RuleName } from "./rule-words.ts";
import { controlContinuous } from "./rules/control-continuous.ts";
import { deadlinesKept } from "./rules/deadlines-kept.ts";
import { deadlinesSet } from "./rules/deadlines-set.ts";
import { definitiveSealAttended } from "./rules/definitive-seal-attended.ts";
import { habilitationProved } from "./rules/habilitation-proved.ts";
import { inventoryComplete } from "./rules/inventory-complete.ts";
import { movedSealed } from "./rules/moved-sealed.ts";
import { narcoticsDestroyed, narcoticsWeighed } from "./rules/narcotics-weighed.ts";
import { openingAttended } from "./rules/opening-attended.ts";
import { openingOrdered } from "./rules/opening-ordered.ts";
import { sealUnbroken } from "./rules/seal-unbroken.ts";
import { sealedAtOnce } from "./rules/sealed-at-once.ts";
import { searchAttended } from "./rules/search-attended.ts";
import { searchAuthority } from "./rules/search-authority.ts";
import { searchHours } from "./rules/search-hours.ts";
import { weightAccounted } from "./rules/weight-accounted.ts";
import { witnessesOutside } from "./rules/witnesses-outside.ts";

/** One question, put to every act that it is about. @param holidays of the place whose working days count */
export type Rule = (facts: CaseFacts, limits: RuleLimits, holidays: HolidayCalendar) => readonly Outcome[];

/** Every rule by its name; a pack takes those that it wants. */
export const ruleTable: Readonly<Record<RuleName, Rule>> = {
  "search-authority": searchAuthority,
  "search-hours": searchHours,
  "search-attended": searchAttended,
  "witnesses-outside": witnessesOutside,
  "sealed-at-once": sealedAtOnce,
  "definitive-seal-attended": definitiveSealAttended,
  "opening-attended": openingAttended,
  "opening-ordered": openingOrdered,
  "moved-sealed": movedSealed,
  "seal-unbroken": sealUnbroken,
  "control-continuous": controlContinuous,
  "weight-accounted": weightAccounted,
  "narcotic-weighed": narcoticsWeighed,
  "narcotic-destroyed": narcoticsDestroyed,
  "habilitation-proved": habilitationProved,
  "deadline-kept": deadlinesKept,
  "deadline-length": deadlinesSet,
  "inventory-complete": inventoryComplete,
};
