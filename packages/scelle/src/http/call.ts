// SPDX-License-Identifier: Apache-2.0
import type { Readable } from "node:stream";
import type { AnswerOf, Asked, LookReason, RouteName, routes, ViewAnswer, ViewName } from "@scelle/core/api";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { AttemptLimit } from "./attempt-limit.ts";
import type { GivenReasons } from "./given-reasons.ts";
import type { Provider } from "./provider.ts";
import type { ServedPlace } from "./served-place.ts";
import type { Session, Sessions, SignInToken } from "./sessions.ts";
import type { SignInDesk } from "./sign-in-desk.ts";
import type { WorkLimit } from "./work-limit.ts";
import type { Signatory, World } from "./world.ts";

/** The parts of a running server that operations work with. */
export interface Desk {
  readonly world: World;
  readonly sessions: Sessions;
  readonly token: SignInToken;
  readonly reasons: GivenReasons;
  readonly place: ServedPlace;
  /** Who vouches for people, where somebody does. */
  readonly provider: Provider | undefined;
  /** Challenges and invitations that wait for an answer. */
  readonly door: SignInDesk;
  readonly attempts: AttemptLimit;
  readonly work: WorkLimit;
  /** Milliseconds since 1970. */
  now(): number;
  /** Name of the cookie that holds a session: one for each port, since browsers share cookies among ports. */
  cookieName(): string;
}

/** One request whose asker is known. */
export interface Call {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Whoever is signed in when the request arrives; a role that is chosen meanwhile counts for later ones. */
  readonly person: Signatory;
  readonly session: Session;
  /** Only of looks; else empty. */
  readonly reason: LookReason;
}

/** What an operation gives back: what its row says, or a stream where that is no JSON. */
export type Given<Name extends RouteName> = (typeof routes)[Name] extends {
  readonly view: infer View extends ViewName;
}
  ? ViewAnswer<View>
  : (typeof routes)[Name] extends { readonly mediaType: string }
    ? Readable | object
    : AnswerOf<Name>;

/** Answers one operation. Without a session `person` and `session` must not be asked for. */
export type Operation<Name extends RouteName> = (
  desk: Desk,
  call: Call,
  asked: Asked<Name>,
) => Promise<Given<Name>>;
