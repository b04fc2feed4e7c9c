// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  assert,
  base64url,
  type Draft,
  registerPaths,
  ScelleError,
  type SignedDraft,
  type Signer,
} from "@scelle/core";
import { ed25519Signer } from "../keys/node-crypto.ts";
import type { Register } from "../register.ts";
import { signDraft } from "../sign-draft.ts";
import { openSource } from "../vault/open-source.ts";
import { sealSource } from "../vault/seal-source.ts";
import {
  caseStated,
  draftOfKind,
  exactly,
  exhibitStated,
  type SampleRegister,
  sampleOrigin,
} from "./sample-register.ts";

/** One step of a history: what is done, and by whom and to what, as numbers that are taken round. */
export interface Step {
  readonly act: ActName;
  readonly a: number;
  readonly b: number;
}

interface Person {
  readonly ref: string;
  readonly signer: Signer;
}

/** A register at work under a random history: legal acts stand, the rules refuse the others. */
export class RandomHistory {
  readonly sample: SampleRegister;
  register: Register;
  readonly persons: Person[];
  readonly cases: string[] = [];
  readonly exhibits: string[] = [];
  /** Whatever may be corrected or erased. */
  readonly records: string[] = [];
  readonly offers: { readonly ref: string; readonly exhibitRef: string; readonly to: Person }[] = [];
  acceptedCount = 0;

  private constructor(sample: SampleRegister, register: Register) {
    this.sample = sample;
    this.register = register;
    this.persons = [{ ref: sample.founderRef, signer: sample.founder }];
  }

  /** A history of one case with one exhibit, on a register just founded. */
  static async begin(sample: SampleRegister): Promise<RandomHistory> {
    const history = new RandomHistory(sample, await sample.open());
    await history.perform({ act: "openCase", a: 0, b: 0 });
    await history.perform({ act: "seize", a: 0, b: 0 });
    return history;
  }

  async perform({ act, a, b }: Step): Promise<void> {
    await acts[act](this, a, b);
  }

  /** @returns the new record, or undefined where the rules refuse it */
  async append(by: Person, kind: string, stated: Draft["stated"], measured?: Draft["measured"]) {
    const draft = draftOfKind(kind, stated);
    const measurement = measured === undefined ? {} : { measured, measuredBy: "exercise/1" };
    return await this.#accepted(async (signed) => await this.register.append(signed), by, {
      ...draft,
      ...measurement,
    });
  }

  async consult(by: Person, kind: string, stated: Draft["stated"]): Promise<void> {
    const look = async (signed: SignedDraft) => (await this.register.consult(signed)).receipt;
    await this.#accepted(look, by, draftOfKind(kind, stated));
  }

  async #accepted(take: (signed: SignedDraft) => Promise<{ recordRef: string }>, by: Person, draft: Draft) {
    try {
      const { recordRef } = await take(await signDraft(sampleOrigin, draft, by.signer));
      this.acceptedCount++;
      return recordRef;
    } catch (error) {
      if (error instanceof ScelleError && !/^(register|disk|log|payload|draft)\./.test(error.code)) return;
      throw error;
    }
  }
}

type Act = (history: RandomHistory, a: number, b: number) => Promise<void>;

const acts = {
  register: async (history, a) => {
    const signer = ed25519Signer(randomBytes(32));
    const stated = { name: `Inspector ${a}`, publicKey: base64url(signer.publicKey) };
    const ref = await history.append(founderOf(history), "person-registered", stated);
    if (ref !== undefined) history.persons.push({ ref, signer });
  },
  openCase: async (history, a, b) => {
    const ref = await history.append(actor(history, b), "case-opened", caseStated(`2025/${a}`));
    if (ref === undefined) return;
    history.cases.push(ref);
    history.records.push(ref);
  },
  admit: async (history, a, b) => {
    const second = one(history.persons, a + b + 1);
    const stated = { ...inCase(history, a), personRef: one(history.persons, b).ref, role: "member" };
    const named = history.persons.length < 3 ? {} : { secondRef: second.ref };
    const admissionRef = await history.append(actor(history, a), "member-admitted", {
      ...{ ...stated, ...named, reason: "Needed" },
    });
    if (admissionRef === undefined || history.persons.length < 3) return;
    const answer = { admissionRef, answer: a % 3 === 0 ? "declined" : "confirmed" };
    await history.append(second, "admission-answered", { ...inCase(history, a), ...answer });
  },
  remove: async (history, a, b) => {
    const stated = { ...inCase(history, a), personRef: one(history.persons, b).ref, ground: "departed" };
    await history.append(actor(history, a), "member-removed", stated);
  },
  implicate: async (history, a, b) => {
    const about = { personRef: one(history.persons, b).ref, status: "suspect", source: "judge" };
    const ref = await history.append(actor(history, a), "legal-status-recorded", {
      ...inCase(history, a),
      ...about,
      from: exactly("2025-11-03T09:00:00.000Z"),
    });
    if (ref !== undefined) history.records.push(ref);
  },
  seize: async (history, a, b) => {
    const stated = exhibitStated(one(history.cases, a), `P-${a}-${b}`, `Telephone number ${b}`);
    const ref = await history.append(actor(history, b), "exhibit-seized", stated);
    if (ref === undefined) return;
    history.exhibits.push(ref);
    history.records.push(ref);
  },
  offer: async (history, a, b) => {
    const to = one(history.persons, b);
    const exhibitRef = one(history.exhibits, a);
    const stated = { exhibitRef, receiverRef: to.ref, purpose: "storage", note: `Shelf ${a}` };
    const ref = await history.append(actor(history, a + b), "custody-offered", stated);
    if (ref === undefined) return;
    history.offers.push({ ref, exhibitRef, to });
    history.records.push(ref);
  },
  receive: async (history, a) => {
    if (history.offers.length === 0) return;
    const offer = one(history.offers, a);
    const receivedAt = exactly("2025-11-04T09:00:00.000Z");
    const stated = {
      exhibitRef: offer.exhibitRef,
      offerRef: offer.ref,
      receivedAt,
      sealCondition: "unsealed",
    };
    await history.append(offer.to, "custody-received", stated);
  },
  notify: async (history, a, b) => {
    const to = { personRef: one(history.persons, b).ref, counselRef: one(history.persons, a + 1).ref };
    const served = {
      noticeType: "decision",
      means: "in-person",
      servedAt: exactly("2025-11-05T09:00:00.000Z"),
    };
    const ref = await history.append(actor(history, a), "notice-served", {
      ...{ ...inCase(history, a), ...to, ...served },
    });
    if (ref !== undefined) history.records.push(ref);
  },
  image: async (history, a, b) => {
    const path = join(history.sample.top, "image");
    writeFileSync(path, randomBytes(2_000));
    const vaultFolder = join(history.sample.folder, registerPaths.vaultFolder);
    const recipients = [history.sample.recovery.recipient];
    const sealed = await sealSource({ source: await openSource(path), vaultFolder, recipients });
    const measured = {
      objectRoot: sealed.root,
      sealedSize: sealed.sealedSizeBytes,
      recipientCount: 1,
      sourceKind: "file",
      imageSize: sealed.plaintextSizeBytes,
      imageDigest: sealed.sha256,
    };
    const stated = {
      exhibitRef: one(history.exhibits, a),
      acquisitionMethod: "logical",
      tool: `Reader ${b}`,
    };
    const ref = await history.append(actor(history, b), "image-acquired", stated, measured);
    if (ref !== undefined) history.records.push(ref);
  },
  correct: async (history, a, b) => {
    const values = [{ description: `Corrected ${b}` }, { place: `Office ${b}` }, { number: `C-${b}` }];
    const counsel = { counselRef: one(history.persons, a + b).ref };
    const stated = {
      targetRef: one(history.records, a),
      fields: one([...values, counsel], b),
      reason: `Error ${b}`,
    };
    await history.append(actor(history, a), "correction-made", stated);
  },
  erase: async (history, a, b) => {
    const kept = b % 3 === 0 ? { keep: [] } : {};
    const stated = { targetRef: one(history.records, a), ground: "data-subject", ...kept };
    await history.append(actor(history, b), "erasure-decided", stated);
  },
  look: async (history, a, b) => {
    const query = { op: "show", refs: [one(history.records, a)] };
    const stated = { ...inCase(history, b), reason: `Review ${a}`, query };
    await history.consult(actor(history, b), "record-consulted", stated);
  },
  search: async (history, a) => {
    const query = { op: "search", text: `Telephone ${a}` };
    await history.consult(actor(history, a), "records-combined", { reason: "Search", query });
  },
  publish: async (history) => {
    await history.register.publish();
  },
  restart: async (history) => {
    await history.register.close();
    history.register = await history.sample.open();
  },
} as const satisfies Record<string, Act>;

export type ActName = keyof typeof acts;

export const actNames = Object.keys(acts) as ActName[];

function founderOf({ persons }: RandomHistory): Person {
  return one(persons, 0);
}

/** The founder, who may do most, three times out of four. */
function actor(history: RandomHistory, number: number): Person {
  return number % 4 === 0 ? one(history.persons, number / 4) : founderOf(history);
}

function inCase(history: RandomHistory, a: number): { caseRef: string } {
  return { caseRef: one(history.cases, a) };
}

function one<T>(items: readonly T[], number: number): T {
  const item = items[number % items.length];
  assert(item !== undefined, "a history begins with a case, an exhibit and a person");
  return item;
}
