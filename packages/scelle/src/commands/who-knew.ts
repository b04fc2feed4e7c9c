// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { findKind, type Language, ScelleError } from "@scelle/core";
import type { HolderLine, OperationView } from "@scelle/core/api";
import { defaultIdentityPath, namesFor, readIdentity, signDraft } from "@scelle/register";
import { operationView } from "../http/views/operation-view.ts";
import { type AuthorFlags, withSession } from "../program/at-register.ts";
import { page } from "../program/lines.ts";
import { type ReasonFlags, reasonOf } from "../program/look-reason.ts";
import { recordNamed, shortRef } from "../program/references.ts";
import { registerFolderOf } from "../program/register-folder.ts";
import { statedTime } from "../program/stated-time.ts";
import type { Surroundings } from "../program/surroundings.ts";

export interface WhoKnewFlags extends AuthorFlags, ReasonFlags {
  /** A moment, as people type it; by default the planned start. */
  readonly by?: string | undefined;
  /** The incident that knowledge is set before or after. */
  readonly event?: string | undefined;
}

export interface WhoKnew extends Pick<OperationView, "operation" | "at" | "holders" | "eventOrder"> {
  readonly labels: Readonly<Record<string, string>>;
}

/** Whom the records put among those who could have known of an operation by a moment, and by which record. */
export async function whoKnew(name: string, flags: WhoKnewFlags, around: Surroundings): Promise<WhoKnew> {
  const reason = reasonOf(flags, "scelle who-knew");
  const at = momentOf(flags.by);
  const folder = registerFolderOf(flags, around.env);
  return await withSession(folder, flags, "who-knew", async (session) => {
    const signer = await readIdentity(flags.identity ?? defaultIdentityPath(around.env));
    const names = namesFor(session, signer);
    const { ref: of, caseRef } = await recordNamed(names, name, "operation");
    const event = flags.event === undefined ? undefined : (await recordNamed(names, flags.event)).ref;
    const kind = "record-consulted";
    const version = findKind(kind)?.version ?? 1;
    const query = { op: "list", kind: "view.operation", of };
    const stated = { caseRef: caseRef ?? of, ...reason, query };
    const signed = await signDraft(session.origin, { draftId: randomUUID(), kind, version, stated }, signer);
    const { records, kinds } = await session.look(signed);
    const labels = Object.fromEntries(
      records.flatMap(({ recordRef, stated: { name: called, designation } }) => {
        const label = called ?? designation;
        return typeof label === "string" ? [[recordRef, label] as const] : [];
      }),
    );
    const context = {
      ...{ caseRef: caseRef ?? of, records, kinds, of, event },
      nameOf: (ref: string) => labels[ref],
      viewerRef: "",
      at: at ?? new Date().toISOString(),
    };
    const { operation, at: asked, holders, eventOrder } = operationView(context, { at });
    return { operation, at: asked, holders, eventOrder, labels };
  });
}

export function whoKnewText({ operation, at, holders, labels }: WhoKnew, language: Language): string {
  const told = words[language];
  const nameOf = (ref: string) => labels[ref] ?? shortRef(ref);
  return page(
    told.title(operation.name, at),
    "",
    ...holders.flatMap((holder) => holderLines(holder, nameOf, language)),
    "",
    told.help,
  );
}

/** @throws ScelleError("usage.value-invalid") for what is no moment */
function momentOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const time = statedTime(text, Date.now(), zone);
  const latest = time?.["latest"];
  if (typeof latest !== "string") {
    throw new ScelleError("usage.value-invalid", { option: "--by <TIME>", expected: "2026-03-05 14:20" });
  }
  return latest;
}

function holderLines(holder: HolderLine, nameOf: (ref: string) => string, language: Language): string[] {
  const told = words[language];
  const { personRefs, byThen, grounds } = holder;
  return [
    `  ${told.byThen[byThen]}  ${personRefs.map(nameOf).join(" = ")}`,
    ...grounds.map(({ recordRef, way }) => `      ${told.ways[way]}, ${shortRef(recordRef)}`),
  ];
}

const words = {
  en: {
    title: (name: string, at: string) => `${name}: who could have known by ${at}`,
    byThen: { surely: "yes  ", possibly: "maybe", no: "no   " },
    ways: {
      planned: "drew up the plan",
      told: "was told",
      "told-others": "told others",
      staffed: "served in a shift",
      consulted: "looked at records of it",
    },
    help: "Each line names the record that puts the person there. That somebody could have known says of nobody that they told.",
  },
  fr: {
    title: (name: string, at: string) => `${name} : qui pouvait savoir au ${at}`,
    byThen: { surely: "oui      ", possibly: "peut-être", no: "non      " },
    ways: {
      planned: "a établi le plan",
      told: "en fut informé",
      "told-others": "en a informé d’autres",
      staffed: "était de service",
      consulted: "en a consulté des actes",
    },
    help: "Chaque ligne désigne l’acte qui place la personne là. Que quelqu’un pût savoir ne dit de personne qu’il a parlé.",
  },
} as const;
