// SPDX-License-Identifier: Apache-2.0
import { ed25519Signer } from "@scelle/register";
import { expect, test } from "vitest";
import { Sessions, type SignInMeans, sessionLengthMs } from "./sessions.ts";

const minuteMs = 60_000;
const somebody = { personRef: "p", name: "Examiner", signer: ed25519Signer(new Uint8Array(32)) };

/** Sessions at a moment that the test chooses, and one that was just begun. */
function begun(means: SignInMeans) {
  const clock = { nowMs: 0 };
  const sessions = new Sessions(() => clock.nowMs);
  const secret = sessions.begin(somebody, means);
  return { clock, sessions, secret };
}

const idle: readonly [string, SignInMeans, number][] = [
  ["a provider let in", "account", 30],
  ["came by a passkey", "passkey", 60],
  ["came by the link", "link", 240],
];

test.each(idle)(
  "a session of somebody whom %s ends after so long without use, and not before",
  (_, means, minutes) => {
    const { clock, sessions, secret } = begun(means);
    clock.nowMs = minutes * minuteMs - 1;
    expect(sessions.find(secret)).toBeDefined();
    // It was used: the time begins anew.
    clock.nowMs += minutes * minuteMs - 1;
    expect(sessions.find(secret)).toBeDefined();
    clock.nowMs += minutes * minuteMs;
    expect(sessions.of()).toEqual([]);
    expect(sessions.find(secret)).toBeUndefined();
  },
);

test("to look whether it lives is no use of it", () => {
  const { clock, sessions, secret } = begun("account");
  const [session] = sessions.of();
  clock.nowMs = 29 * minuteMs;
  expect(session && sessions.isLive(session)).toBe(true);
  clock.nowMs = 30 * minuteMs;
  expect(session && sessions.isLive(session)).toBe(false);
  expect(sessions.find(secret)).toBeUndefined();
});

test.each(idle)("nor does use keep a session of somebody whom %s beyond a working day", (_, means) => {
  const { clock, sessions, secret } = begun(means);
  for (; clock.nowMs < sessionLengthMs; clock.nowMs += 20 * minuteMs) {
    expect(sessions.find(secret)).toBeDefined();
  }
  expect(sessions.find(secret)).toBeUndefined();
});
