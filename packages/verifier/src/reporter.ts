// SPDX-License-Identifier: Apache-2.0
import type { Check } from "./check.ts";
import { type CheckCode, checkTable, type OutcomeOf } from "./check-table.ts";
import type { CheckFacts, Outcome } from "./outcome.ts";

/** Checks of one code and outcome that are named one by one; those after are counted. */
const namedChecksMax = 200;

/** Gathers what was found. What is in order is counted; what is not is named, up to a bound for each code. */
export class Reporter {
  readonly #checks: Check[] = [];
  readonly #inOrder = new Map<CheckCode, number>();
  readonly #named = new Map<string, number>();

  /** One more thing is in order under a check that counts them. */
  count(code: CheckCode, things = 1): void {
    this.#inOrder.set(code, (this.#inOrder.get(code) ?? 0) + things);
  }

  report<C extends CheckCode>(code: C, outcome: OutcomeOf<C>, subject: string, facts: CheckFacts = {}): void {
    const repetition = `${code} ${outcome}`;
    const named = (this.#named.get(repetition) ?? 0) + 1;
    this.#named.set(repetition, named);
    if (named <= namedChecksMax) this.#checks.push({ code, outcome, subject, facts });
  }

  /** Whether anything was named under a code, whatever the outcome. */
  hasReported(code: CheckCode): boolean {
    return this.#checks.some((check) => check.code === code);
  }

  /** All of them, in the order of the table. */
  checks(): Check[] {
    const all = [...this.#counted(), ...this.#checks, ...this.#repeated()];
    const place = new Map(Object.keys(checkTable).map((code, index) => [code, index]));
    return all.sort((a, b) => (place.get(a.code) ?? 0) - (place.get(b.code) ?? 0));
  }

  #counted(): Check[] {
    return [...this.#inOrder].map(([code, count]) => ({
      code,
      outcome: "ok",
      subject: code,
      facts: { count },
    }));
  }

  #repeated(): Check[] {
    const repeated = [...this.#named].filter(([, named]) => named > namedChecksMax);
    return repeated.map(([of, named]) => {
      const outcome: Outcome = of.endsWith("failed") || of.endsWith("absent") ? "failed" : "note";
      return {
        code: "report.repeated",
        outcome,
        subject: of,
        facts: { of, count: named - namedChecksMax },
      };
    });
  }
}
