// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from "node:crypto";
import { join, parse } from "node:path";
import {
  type Draft,
  findKind,
  type JsonObject,
  parseDraft,
  ScelleError,
  type SignedDraft,
  type Signer,
} from "@scelle/core";
import {
  type Consultation,
  defaultIdentityPath,
  type NameSource,
  namesFor,
  openSession,
  type Receipt,
  type RegisterSession,
  readIdentity,
  type SessionOptions,
  signDraft,
} from "@scelle/register";
import { identityInside, keyFolderOf, type RegisterFlags, registerFolderOf } from "./register-folder.ts";
import type { Environment, Surroundings } from "./surroundings.ts";
import { programVersion } from "./version.ts";
import { assertNewFile, writeNewFile } from "./write-new-file.ts";

/** Options of every command that acts in the name of a person. */
export interface AuthorFlags extends RegisterFlags {
  /** File of the signing key. */
  readonly identity?: string | undefined;
  /** Where a receipt goes that proves the act outside the register. */
  readonly receipt?: string | undefined;
}

/** How long somebody else may hold the register, and who is told of it. */
type Waits = Pick<SessionOptions, "waitMs" | "onBusy">;

const busy = {
  en: (holder: string) => `waiting to record it: the register is held by ${holder}`,
  fr: (holder: string) => `en attente de l’enregistrement : le registre est tenu par ${holder}`,
} as const;

/** A person before an open register: what that person signs goes into it. */
export interface Desk {
  readonly folder: string;
  readonly session: RegisterSession;
  /** What names mean to this person. */
  readonly names: NameSource;
  append(draft: Draft): Promise<Receipt>;
  /** Whether a draft would be taken in now; throws the refusal, records nothing. */
  consider(draft: Draft): Promise<void>;
  consult(draft: Draft): Promise<Consultation>;
}

/**
 * Runs `work` with a register open and a person to sign, and closes it whatever happens.
 * @param command names us to others who find the register locked
 * @throws ScelleError of finding folder and key, of opening, and of `work`
 */
export async function atRegister<T>(
  flags: AuthorFlags,
  env: Environment,
  command: string,
  work: (desk: Desk) => Promise<T>,
  waits: Waits = {},
): Promise<T> {
  const folder = registerFolderOf(flags, env);
  const act = async (session: RegisterSession) => {
    const signer = await readIdentity(flags.identity ?? defaultIdentityPath(env));
    if (flags.receipt !== undefined) assertNewFile(flags.receipt);
    const acts: SignedDraft[] = [];
    const done = await work(deskOf(folder, session, signer, acts));
    if (flags.receipt !== undefined) await keepReceipts(session, acts, flags.receipt);
    return done;
  };
  return await withSession(folder, flags, command, act, waits);
}

/**
 * Records what was measured before. It may have taken hours and be lost if it is not recorded: whoever holds
 * the register meanwhile is waited for, and named.
 */
export async function recordMeasured(
  draft: Draft,
  flags: AuthorFlags,
  around: Surroundings,
  command: string,
): Promise<Receipt> {
  const onBusy = (holder: string) => around.progress.show(() => busy[around.language](holder));
  const record = (desk: Desk) => desk.append(draft);
  try {
    return await atRegister(flags, around.env, command, record, { waitMs: Number.POSITIVE_INFINITY, onBusy });
  } finally {
    around.progress.clear();
  }
}

/** Where the receipt of an act goes: the first of a command to `path`, the others to NAME-2 and so on. */
export function receiptPlace(path: string, at: number): string {
  const { dir, name, ext } = parse(path);
  return at === 0 ? path : join(dir, `${name}-${at + 1}${ext}`);
}

/** Runs `work` with a register open, and closes it whatever happens. */
export async function withSession<T>(
  folder: string,
  flags: RegisterFlags,
  command: string,
  work: (session: RegisterSession) => Promise<T>,
  waits: Waits = {},
): Promise<T> {
  const session = await openSession(folder, { ...keyFolderOf(flags), command, ...waits });
  try {
    await assertIdentityMovedOut(folder, session);
    return await work(session);
  } finally {
    await session.close();
  }
}

/**
 * Nothing goes on while the recovery identity lies in the folder that it should survive; an exercise may.
 * @throws ScelleError("recovery.identity-inside")
 */
export async function assertIdentityMovedOut(folder: string, session: RegisterSession): Promise<void> {
  const path = await identityInside(folder);
  if (path === undefined || (await session.status()).exercise) return;
  throw new ScelleError("recovery.identity-inside", { path });
}

export interface DraftParts {
  readonly kind: string;
  readonly stated: JsonObject;
  readonly measured?: JsonObject;
  /** Given again, it makes a retry of the same act safe. */
  readonly draftId?: string | undefined;
}

/**
 * A draft in its newest version, checked before anything is opened or read.
 * @throws ScelleError("draft.unknown-kind" | "draft.invalid" | "draft.too-large")
 */
export function draftOf({ kind, stated, measured, draftId }: DraftParts): Draft {
  const version = findKind(kind)?.version ?? 1;
  const isMeasured = measured === undefined ? {} : { measured, measuredBy: `scelle/${programVersion()}` };
  return parseDraft({ draftId: draftId ?? randomUUID(), kind, version, stated, ...isMeasured });
}

/** A file holds one act. */
async function keepReceipts(
  session: RegisterSession,
  acts: readonly SignedDraft[],
  path: string,
): Promise<void> {
  for (const [at, act] of acts.entries()) {
    await writeNewFile(receiptPlace(path, at), await session.receiptFile(act));
  }
}

function deskOf(folder: string, session: RegisterSession, signer: Signer, acts: SignedDraft[]): Desk {
  const { origin } = session;
  return {
    folder,
    session,
    names: namesFor(session, signer),
    append: async (draft) => {
      const signed = await signDraft(origin, draft, signer);
      const receipt = await session.append(signed);
      acts.push(signed);
      return receipt;
    },
    consider: async (draft) => await session.consider(await signDraft(origin, draft, signer)),
    consult: async (draft) => await session.consult(await signDraft(origin, draft, signer)),
  };
}
