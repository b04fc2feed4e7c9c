// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { ScelleError, type SignedDraft } from "@scelle/core";
import type { Receipt, Register } from "@scelle/register";
import { Clerk } from "../faults/register-fixture.ts";
import type { Befalls, SimulatedCall } from "./simulated-files.ts";
import type { SimulatedWorld } from "./simulated-world.ts";

const stepsMax = 20;
const callsMax = 420;
const hourMs = 3_600_000;

/** How one process ends, and what befalls it before. */
export interface LifePlan {
  /** Before or after which call it ends; undefined if it is closed. */
  readonly end: { readonly call: number; readonly how: "end-before" | "end-after" } | undefined;
  /** One call that fails, and does not do so again. */
  readonly failure: { readonly call: number; readonly how: "EIO" | "ENOSPC" | "short" } | undefined;
  /** One in so many reads has a wrong bit; 0 for none. */
  readonly flipEvery: number;
}

export function planLife({ random }: SimulatedWorld): LifePlan {
  const isCut = random.between(1, 10) <= 7;
  const isFailing = random.between(1, 10) <= 4;
  const call = random.between(0, random.pick([80, callsMax, 2 * callsMax]));
  return {
    end: isCut ? { call, how: random.pick(["end-before", "end-after"]) } : undefined,
    failure: isFailing
      ? { call: random.between(0, callsMax / 2), how: random.pick(["EIO", "EIO", "ENOSPC", "short"]) }
      : undefined,
    flipEvery: random.between(1, 10) === 1 ? random.pick([20, 100]) : 0,
  };
}

/** One process: it starts, works, and ends or is ended. What it acknowledges is noted. */
export async function live(world: SimulatedWorld, plan: LifePlan): Promise<void> {
  const { files, random } = world;
  const first = files.callCount;
  files.befalls = (call) => {
    const fate = befalls(plan, call, call.number - first, random);
    const told = fate === undefined ? "" : `: ${fate}`;
    world.trace.push(`${call.operation} ${call.path.replace(/[0-9a-f]{16}$/, "*")}${told}`);
    return fate;
  };
  const tolerates = plan.flipEvery > 0 ? () => true : isOfTheDisk;
  let session: LifeSession | undefined;
  try {
    session = new LifeSession(world, await world.open(), tolerates);
    for (let step = random.between(1, stepsMax); step > 0 && !files.isEnded; step--) await session.step();
    await session.close();
  } catch (error) {
    if (!(error instanceof ScelleError && tolerates(error))) throw error;
    await session?.close().catch(() => undefined); // What fails here was told above.
  } finally {
    files.endProcesses();
    files.befalls = () => undefined;
  }
}

function befalls(
  { end, failure, flipEvery }: LifePlan,
  { operation, path }: SimulatedCall,
  number: number,
  random: SimulatedWorld["random"],
): Befalls {
  if (number === end?.call) return end.how;
  // Reads fail too, and only reads come back wrong.
  if (number === failure?.call) return failure.how;
  const isFlipped = flipEvery > 0 && operation === "read" && random.between(1, flipEvery) === 1;
  return isFlipped && !path.startsWith("/keys/") ? "flip" : undefined;
}

/** Only that the disk failed, or that the register stopped for it, or that a rule refuses. */
function isOfTheDisk({ code }: ScelleError): boolean {
  return !/^(log\.|payload\.|format\.|key\.|register\.(?!poisoned|closed))/.test(code);
}

const acts = [
  "record",
  "record",
  "batch",
  "erase",
  "image",
  "look",
  "publish",
  "elapse",
  "restart",
  "clock",
] as const;

class LifeSession {
  readonly #world: SimulatedWorld;
  readonly #tolerates: (error: ScelleError) => boolean;
  readonly #clerk: Clerk;
  #register: Register;

  constructor(world: SimulatedWorld, register: Register, tolerates: (error: ScelleError) => boolean) {
    this.#world = world;
    this.#register = register;
    this.#tolerates = tolerates;
    this.#clerk = new Clerk(register, world.template.exercise.founder);
  }

  async step(): Promise<void> {
    const { random, timers } = this.#world;
    this.#world.nowMs += random.between(0, 30_000);
    const act = random.pick(acts);
    if (act === "record") await this.#seize();
    if (act === "batch") await Promise.all(Array.from({ length: random.between(2, 6) }, () => this.#seize()));
    if (act === "erase") await this.#erase();
    if (act === "image") await this.#image();
    if (act === "look") await this.#look();
    if (act === "publish") await this.#told(() => this.#register.publish());
    if (act === "elapse") timers.elapse();
    if (act === "clock") this.#world.nowMs += random.pick([-1, 1]) * random.between(0, 48) * hourMs;
    if (act !== "restart") return;
    await this.close();
    this.#register = await this.#world.open();
  }

  async close(): Promise<void> {
    await this.#register.close();
  }

  async #seize(): Promise<void> {
    const { caseRef } = this.#world.template;
    const stated = {
      caseRef,
      number: randomUUID(),
      category: "phone",
      description: "A phone, black",
      seizedAt: exactly("2025-11-03T09:00:00.000Z"),
      place: "Office 12",
    };
    const receipt = await this.#append(await this.#clerk.sign("exhibit-seized", stated));
    if (receipt === undefined) return;
    this.#world.known.exhibits.push({ ref: receipt.recordRef, entries: [receipt.index] });
  }

  async #image(): Promise<void> {
    const { exhibitRef, sealed } = this.#world.template;
    const stated = { exhibitRef, acquisitionMethod: "physical" };
    const measured = {
      objectRoot: sealed.root,
      sealedSize: sealed.sealedSizeBytes,
      recipientCount: sealed.recipientCount,
      sourceKind: sealed.sourceKind,
      imageSize: sealed.plaintextSizeBytes,
      imageDigest: sealed.sha256,
    };
    await this.#append(await this.#clerk.sign("image-acquired", stated, measured));
  }

  /** An exhibit and its correction go together. */
  async #erase(): Promise<void> {
    const exhibit = this.#world.known.exhibits.shift();
    if (exhibit === undefined) return await this.#seize();
    const { ref, entries } = exhibit;
    const fields = { description: "A phone, blue" };
    const correction = { targetRef: ref, fields, reason: "misread" };
    const corrected = await this.#append(await this.#clerk.sign("correction-made", correction));
    if (corrected !== undefined) entries.push(corrected.index);
    const decision = { targetRef: ref, ground: "data-subject" };
    const decided = await this.#append(await this.#clerk.sign("erasure-decided", decision));
    if (decided !== undefined) this.#world.known.erased.push({ ref, entries });
  }

  async #look(): Promise<void> {
    const { caseRef, exhibitRef } = this.#world.template;
    const query = {
      op: "show",
      refs: [exhibitRef, ...this.#world.known.exhibits.map(({ ref }) => ref).slice(0, 3)],
    };
    const stated = { caseRef, reason: "Review", query };
    const signed = await this.#clerk.sign("record-consulted", stated);
    const consultation = await this.#told(() => this.#register.consult(signed));
    if (consultation !== undefined) this.#world.known.receipts.set(signed, consultation.receipt);
  }

  async #append(signed: SignedDraft): Promise<Receipt | undefined> {
    const receipt = await this.#told(() => this.#register.append(signed));
    if (receipt !== undefined) this.#world.known.receipts.set(signed, receipt);
    return receipt;
  }

  /** What the register says, or undefined where the disk did not let it. */
  async #told<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof ScelleError && this.#tolerates(error)) return undefined;
      throw error;
    }
  }
}

/** An exact time, as a person states it. */
function exactly(at: string) {
  return { earliest: at, latest: at, zone: "Europe/Paris", basis: "stated" };
}
