// SPDX-License-Identifier: Apache-2.0
import type { RouteName } from "@scelle/core/api";
import type { Operation } from "./call.ts";
import { events } from "./events.ts";
import { check, exerciseMap, exerciseTexts, tamper } from "./exercise-operations.ts";
import { labels } from "./label-operations.ts";
import { papers } from "./paper-operations.ts";
import {
  invite,
  makePasskey,
  passkeyChallenge,
  passkeyOffer,
  passkeys,
  signInByPasskey,
  waitingGrants,
} from "./passkey-operations.ts";
import { askProvider, signInByProvider, waysIn } from "./provider-operations.ts";
import {
  cases,
  checkpoint,
  evidence,
  record,
  resolve,
  search,
  viewOperations,
  whoSays,
} from "./reading-operations.ts";
import { append, bundle, consider, recipients } from "./recording-operations.ts";
import {
  chooseRole,
  health,
  lastReason,
  revoke,
  session,
  sessions,
  signIn,
  signOut,
} from "./session-operations.ts";

/** Rows that are answered in another way: by the protocol of transfers, or from the table itself. */
type Apart = "openapi" | "ingestSealed" | "ingestedSealed" | "goOnIngesting" | "giveUpSealed";

/** What answers each row of the table of routes. */
export const operations: { readonly [Name in Exclude<RouteName, Apart>]: Operation<Name> } = {
  ...viewOperations,
  ...{ health, signIn, session, signOut, chooseRole, lastReason, sessions, revoke },
  ...{ passkeyChallenge, signInByPasskey, invite, passkeyOffer, makePasskey, passkeys, waitingGrants },
  ...{ waysIn, askProvider, signInByProvider },
  ...{ cases, whoSays, record, evidence, search, resolve, checkpoint, events },
  ...{ append, consider, bundle, labels, papers, recipients },
  ...{ check, exerciseTexts, exerciseMap, tamper },
};
