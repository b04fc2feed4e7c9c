// SPDX-License-Identifier: Apache-2.0
import {
  invitationsMax,
  pendingSignInsMax,
  providerRequestsMax,
  providerSignInsMax,
  type Signer,
} from "@scelle/core";
import type { ProviderRequest } from "./provider.ts";
import type { Session } from "./sessions.ts";
import { WaitingRoom } from "./waiting-room.ts";
import { WorkLimit } from "./work-limit.ts";
import type { Signatory } from "./world.ts";

/** A challenge that a passkey may answer: for which key, until when. */
export interface PendingSignIn {
  readonly signer: Signer;
  readonly sessionKey: string;
  readonly until: string;
}

/** A link by which somebody makes a passkey for one person. */
export interface Invitation {
  readonly personRef: string;
  readonly reason: string;
  /** Who is to confirm the passkey. */
  readonly secondRef?: string;
  /** Who made it, and in which session: when that ends, the link is worth nothing more. */
  readonly by: Signatory;
  readonly session: Session;
  /** What the passkey has to be made with. */
  readonly challenge: Uint8Array;
}

/** Long enough to find the key ring. */
const pendingSignInMs = 5 * 60_000;
/** Long enough to type a password and a second factor. */
export const providerSignInMs = 10 * 60_000;
/** Long enough to walk to a colleague, or to have a link brought to one. */
const invitationMs = 60 * 60_000;

/** What waits at the door. */
export interface SignInDesk {
  readonly pending: WaitingRoom<PendingSignIn>;
  readonly invitations: WaitingRoom<Invitation>;
  /** Sign-ins that somebody went to the provider for. */
  readonly atProvider: WaitingRoom<ProviderRequest>;
  /** How many wait for the provider’s answer at once: beside the requests that the register answers alone. */
  readonly providerWork: WorkLimit;
}

export function openSignInDesk(now: () => number): SignInDesk {
  return {
    pending: new WaitingRoom(pendingSignInsMax, pendingSignInMs, now),
    invitations: new WaitingRoom(invitationsMax, invitationMs, now),
    atProvider: new WaitingRoom(providerSignInsMax, providerSignInMs, now),
    providerWork: new WorkLimit(providerRequestsMax),
  };
}
