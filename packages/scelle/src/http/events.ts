// SPDX-License-Identifier: Apache-2.0
import { PassThrough } from "node:stream";
import { eventStreamsMax, ScelleError } from "@scelle/core";
import type { Change } from "@scelle/core/api";
import type { Receipt } from "@scelle/register";
import type { Desk, Operation } from "./call.ts";
import type { Session } from "./sessions.ts";

/** Keeps what lies between from closing a quiet stream, and finds sessions that have ended. */
const heartbeatMs = 20_000;

const open = new WeakMap<Desk, number>();

/** Tells that something readable was recorded: which record, of what kind, in which case; no content. */
export const events: Operation<"events"> = (desk, { session, request }) => {
  const count = open.get(desk) ?? 0;
  if (count >= eventStreamsMax) {
    return Promise.reject(new ScelleError("server.busy", { what: "events", countMax: eventStreamsMax }));
  }
  open.set(desk, count + 1);
  const stream = new PassThrough();
  const say = (text: string): void => void stream.write(text);
  const ended = desk.world.register.onCommitted((receipts) => {
    // What a listener does must not hold up the writer.
    setImmediate(() => {
      if (stream.writable) for (const change of readable(desk, session, receipts)) say(eventText(change));
    });
  });
  const beat = setInterval(() => {
    if (desk.sessions.isLive(session)) say(":\n\n");
    else stream.end();
  }, heartbeatMs);
  stream.once("close", () => {
    clearInterval(beat);
    ended();
    open.set(desk, (open.get(desk) ?? 1) - 1);
  });
  request.raw.once("close", () => stream.destroy());
  say(":\n\n");
  return Promise.resolve(stream);
};

function readable({ world, sessions }: Desk, session: Session, receipts: readonly Receipt[]): Change[] {
  if (!sessions.isLive(session)) return [];
  const { names } = world.register;
  return receipts.flatMap(({ recordRef }) => {
    const outline = names.outlineOf(session.person.personRef, recordRef);
    return outline === undefined ? [] : [{ recordRef, ...outline }];
  });
}

function eventText(change: Change): string {
  return `event: change\ndata: ${JSON.stringify(change)}\n\n`;
}
