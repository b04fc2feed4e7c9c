// SPDX-License-Identifier: Apache-2.0
import { type Attempt, clockTime, isTimed, sealTypeOf } from "./custody-attempts.ts";

/** An exhibit as somebody would keep it on one sheet of paper, with the rules in few words. */
export class CustodySheet {
  holder: string | undefined = "lead";
  offeredTo: string | undefined;
  offerName = "nothing";
  /** It is on its way to whoever it was offered to. */
  #hasLeft = false;
  seal: "none" | Attempt["sealType"] | "opened" | "broken" = "none";
  end: "returned" | "destroyed" | "divided" | undefined;
  endedAt = "";
  /** Acts that were taken in. */
  count = 0;
  readonly #numbers = new Set<number>();
  /** Nothing may have ended before this minute. */
  #clock = 70;

  whois(actor: string): string {
    if (actor === "the holder") return this.holder ?? "lead";
    return actor === "the receiver" ? (this.offeredTo ?? "lab") : actor;
  }

  /** As the register calls it. */
  get sealState(): "unsealed" | "provisional" | "sealed" | "opened" | "broken" {
    if (this.seal === "none") return "unsealed";
    return this.seal === "open" || this.seal === "closed" ? "sealed" : this.seal;
  }

  /** In which of its states the exhibit is. */
  get state(): string {
    if (this.end !== undefined) return "ended";
    return this.seal === "none" ? "unsealed" : this.seal;
  }

  get #isSealed(): boolean {
    return ["provisional", "open", "closed"].includes(this.seal);
  }

  get #isShut(): boolean {
    return this.seal === "provisional" || this.seal === "closed";
  }

  /** Everything that speaks against it; it is taken in where there is nothing. */
  reasonsAgainst(one: Attempt): Set<string> {
    const reasons = new Set(this.#reasonsOf(one));
    const answersNothing = this.offerName === "nothing" && (one.act === "receive" || one.act === "refuse");
    if (answersNothing) reasons.add("reference.unknown");
    if (this.end !== undefined) reasons.add("custody.ended");
    if (isTimed(one) && one.minute + one.lengthMinutes < this.#clock) reasons.add("custody.time-order");
    // A laboratory is in no case: it acts on what it holds, and answers what it is offered.
    const isTheirs = this.holder === "lab" || this.offeredTo === "lab";
    if (one.by === "lab" && (reasons.size > 0 || !isTheirs)) reasons.add("access.not-member");
    if (one.by === "storeroom") reasons.add("author.unknown").add("author.no-key");
    return reasons;
  }

  #reasonsOf(one: Attempt): string[] {
    const holderOnly = one.by === this.holder ? [] : ["custody.not-custodian"];
    const pending = this.offeredTo === undefined ? [] : ["custody.offer-pending"];
    const number = this.#numbers.has(one.sealNumber) ? ["custody.seal-number-used"] : [];
    const unattended = one.witnesses === 2 ? [] : ["custody.attendance-unmet"];
    switch (one.act) {
      case "seal":
        return [...holderOnly, ...this.#sealing(one), ...number];
      case "open":
        return [...holderOnly, ...(this.#isSealed ? [] : ["custody.not-sealed"])];
      case "break":
        return [
          ...(one.by === this.offeredTo ? [] : holderOnly),
          ...(this.#isSealed ? [] : ["custody.not-sealed"]),
        ];
      case "reseal": {
        const isOpen = this.seal === "opened" || this.seal === "broken";
        return [...holderOnly, ...(isOpen ? [] : ["custody.not-opened"]), ...number];
      }
      case "image":
        return [...holderOnly, ...(this.#isShut ? ["custody.under-seal"] : [])];
      case "offer":
        return this.#offering(one, holderOnly, pending);
      case "receive":
        return this.#receiving(one);
      case "refuse": {
        if (this.offeredTo === undefined) return ["custody.no-offer"];
        return one.by === this.offeredTo ? [] : holderOnly.map(() => "custody.not-receiver");
      }
      case "move":
        return [...holderOnly, ...(this.#hasLeft ? pending : [])];
      case "weigh":
        return [...holderOnly, ...this.#weighing(one), ...unattended];
      case "divide":
        return [...holderOnly, ...pending, ...(this.#isSealed ? ["custody.still-sealed"] : [])];
      case "examine":
        return [...holderOnly, ...(this.#isShut ? ["custody.still-sealed"] : [])];
      case "return": {
        const isProved = one.isWhole || one.hasPaper;
        return [...holderOnly, ...pending, ...(isProved ? [] : ["custody.no-receipt"])];
      }
      case "destroy":
        return [
          ...[...holderOnly, ...pending, ...unattended],
          ...(one.second === one.by ? ["custody.second-person"] : []),
        ];
    }
  }

  #sealing(one: Attempt): string[] {
    if (this.seal === "none") return [];
    if (this.seal === "provisional") {
      return one.sealType === "provisional" ? ["custody.already-sealed"] : [];
    }
    return this.#isSealed ? ["custody.already-sealed"] : ["custody.reseal-instead"];
  }

  /** Who has a key signs; for a holder without one, a signed paper speaks. */
  #offering(one: Attempt, holderOnly: readonly string[], pending: readonly string[]): string[] {
    const isSpokenFor = this.holder === "storeroom" && one.hasPaper;
    return [
      ...(isSpokenFor ? [] : holderOnly),
      ...pending,
      ...(one.to === this.holder ? ["custody.to-self"] : []),
    ];
  }

  #receiving(one: Attempt): string[] {
    if (this.offeredTo === undefined) return ["custody.no-offer"];
    const isSpokenFor = this.offeredTo === "storeroom" && one.hasPaper;
    return one.by === this.offeredTo || isSpokenFor ? [] : ["custody.not-receiver"];
  }

  #weighing({ scales }: Attempt): string[] {
    const isUnpacked = scales === "net" || scales === "both" || scales === "net above gross";
    return [
      ...(scales === "none" ? ["custody.no-weight"] : []),
      ...(scales === "net above gross" ? ["custody.net-above-gross"] : []),
      ...(isUnpacked && this.#isShut ? ["custody.still-sealed"] : []),
    ];
  }

  /** What was taken in changes the sheet. */
  writeDown(one: Attempt): void {
    if (isTimed(one)) this.#clock = Math.max(this.#clock, one.minute);
    const name = `act ${this.count}`;
    this.count += 1;
    switch (one.act) {
      case "seal":
      case "reseal":
        this.seal = sealTypeOf(one);
        this.#numbers.add(one.sealNumber);
        break;
      case "open":
        this.seal = "opened";
        break;
      case "break":
        this.seal = "broken";
        break;
      case "offer":
        this.offeredTo = one.to;
        this.offerName = name;
        this.#hasLeft = one.isWhole;
        break;
      case "receive":
        this.holder = this.offeredTo;
        this.offeredTo = undefined;
        break;
      case "refuse":
        this.offeredTo = undefined;
        break;
      case "return":
        this.#endBy("returned", one);
        break;
      case "destroy":
        this.#endBy("destroyed", one);
        break;
      case "divide":
        if (one.isWhole) this.#endBy("divided", one);
        break;
      default:
    }
  }

  #endBy(end: NonNullable<CustodySheet["end"]>, { minute, lengthMinutes }: Attempt): void {
    this.end = end;
    this.holder = undefined;
    this.endedAt = clockTime(minute + lengthMinutes);
  }
}
