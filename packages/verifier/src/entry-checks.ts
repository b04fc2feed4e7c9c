// SPDX-License-Identifier: Apache-2.0
import { equalBytes, keySlot, openPayload, registerPaths, ScelleError } from "@scelle/core";
import type { EntryCheckMaker, WalkedEntry } from "./entry-check.ts";
import type { Verification } from "./verification.ts";

/** The stored content is hashed again: a checker that trusts a stored hash would not see an edited file. */
export const ciphertextCheck: EntryCheckMaker = ({ crypto, reporter }) => ({
  check(walked) {
    const { entry, stored, index } = walked;
    if (entry === undefined || stored === undefined) return;
    if (equalBytes(stored.digest ?? crypto.sha256(stored.bytes), entry.ciphertextHash)) {
      reporter.count("payload.ciphertext");
      return;
    }
    walked.state = "altered";
    reporter.report("payload.ciphertext", "failed", stored.path, { index });
  },
});

/** With the record key: the slot unwraps, the content opens, and it is what the entry commits to. */
export const openingCheck: EntryCheckMaker = (verification) => {
  if (verification.options.recordKey === undefined) {
    verification.reporter.report("payload.opening", "not-checked", "payload");
    return { check: () => undefined };
  }
  const recordKey = verification.options.recordKey;
  return { check: (walked) => openWalked(verification, walked, recordKey) };
};

async function openWalked(
  verification: Verification,
  walked: WalkedEntry,
  recordKey: Uint8Array,
): Promise<void> {
  const { crypto, reporter, origin } = verification;
  const { index, entry, stored, wrappedKey, path } = walked;
  if (walked.state !== "sealed" || origin === undefined) return;
  if (entry === undefined || stored === undefined || wrappedKey === undefined) return;
  const payloadKey = await crypto.unwrapAesKw(recordKey, wrappedKey);
  if (payloadKey === undefined) {
    walked.state = "altered";
    const keyPath = registerPaths.keyPage(keySlot(index).page);
    const isPending = verification.pendingKeys.has(index);
    reporter.report("key.slot", "failed", isPending ? path : keyPath, { index });
    return;
  }
  reporter.count("key.slot");
  try {
    const sealed = { origin, entry, stored: stored.bytes, payloadKey };
    walked.payload = (await openPayload(crypto, sealed)).payload;
    walked.state = "intact";
    reporter.count("payload.opening");
  } catch (cause) {
    if (!(cause instanceof ScelleError) || cause.code !== "payload.altered") throw cause;
    walked.state = "altered";
    const problem = String(cause.facts["part"]);
    reporter.report("payload.opening", "failed", path, { index, problem });
  }
}
