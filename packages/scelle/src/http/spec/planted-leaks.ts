// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { ScelleError, type SignedDraft, type Signer } from "@scelle/core";
import { namesFor, type Register, signDraft } from "@scelle/register";
import { Browser } from "./browser.ts";

/** A register of which some methods answer otherwise. */
type Altered = Partial<{ readonly [K in keyof Register]: unknown }>;

interface Planting {
  readonly register: Register;
  /** Somebody who may read everything, in whose place a leaking layer asks. */
  readonly lead: Signer;
  readonly leadRef: string;
  readonly caseRef: string;
}

/** Layers of a register as if nobody had thought of walls there, and at which routes that shows. */
export interface Planted {
  readonly routes: readonly string[];
  readonly plant: (planting: Planting) => Altered;
}

export const plantedLeaks: Readonly<Record<string, Planted>> = {
  "the query and the exit of a view": {
    routes: ["overview", "timeline", "exhibits", "people", "account", "cases"],
    plant: ({ register, lead }) => ({
      look: async (signed: SignedDraft, ...more: [never]) =>
        await register.look(await signedBy(register, lead, signed), ...more),
    }),
  },
  "the query and the exit of a search": {
    routes: ["search"],
    plant: ({ register, lead }) => ({
      consult: async (signed: SignedDraft) => await register.consult(await signedBy(register, lead, signed)),
    }),
  },
  "whether more was found than is shown": {
    routes: ["search"],
    plant: ({ register, lead }) => ({
      consult: async (signed: SignedDraft) => {
        const answer = await register.consult(signed);
        const all = await register.consult(await signedBy(register, lead, signed));
        return { ...answer, isCut: all.records.length > answer.records.length };
      },
    }),
  },
  "what a name may mean": {
    routes: ["resolve"],
    plant: ({ register, lead, leadRef }) => ({
      names: altered(register.names, {
        find: (_: string, text: string) => register.names.find(leadRef, text),
        resolve: (_: string, text: string) => register.names.resolve(leadRef, text),
      }),
      resolve: ({ text }: { text: string }) => namesFor(register, lead).resolve(text),
    }),
  },
  "a refusal that differs where there is a case": {
    routes: ["overview", "timeline", "exhibits", "people"],
    plant: ({ register, caseRef }) => ({
      look: async (signed: SignedDraft, ...more: [never]) => {
        try {
          return await register.look(signed, ...more);
        } catch (cause) {
          if (signed.draft.stated["caseRef"] !== caseRef) throw cause;
          throw new ScelleError("request.unknown-path", {}, { cause });
        }
      },
    }),
  },
  "what is told as it happens": {
    routes: ["events"],
    plant: ({ register, leadRef }) => ({
      names: altered(register.names, {
        outlineOf: (_: string, ref: string) => register.names.outlineOf(leadRef, ref),
      }),
    }),
  },
  "who may hand a case over": {
    routes: ["bundle"],
    plant: ({ register, lead }) => ({
      disclose: (_: Signer, order: Parameters<Register["disclose"]>[1]) => register.disclose(lead, order),
    }),
  },
};

/** The same draft, under an id of its own, of somebody else. */
export async function signedBy(
  register: Register,
  signer: Signer,
  { draft }: Pick<SignedDraft, "draft">,
): Promise<SignedDraft> {
  return await signDraft(register.origin, { ...draft, draftId: randomUUID() }, signer);
}

/** An object with other answers in some places; its own state stays its own. */
export function altered<T extends object>(whole: T, other: Readonly<Record<string, unknown>>): T {
  return new Proxy(whole, {
    get(target, name) {
      if (typeof name === "string" && name in other) return other[name];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

/** Answers of a server that says in a header how much there is. */
export class TellingBrowser extends Browser {
  size = "";

  override async raw(...asked: Parameters<Browser["raw"]>): Promise<Response> {
    const response = await super.raw(...asked);
    const { body, status } = response;
    const headers = new Headers(response.headers);
    headers.set("scelle-size", this.size);
    return new Response([204, 304].includes(status) ? null : body, { status, headers });
  }
}
