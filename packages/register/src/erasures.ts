// SPDX-License-Identifier: Apache-2.0
import { type JsonObject, keySlot, registerPaths, wrappedKeySizeBytes } from "@scelle/core";
import type { Disk } from "./disk/disk.ts";
import { indexError } from "./index/database.ts";
import type { Index } from "./index/index-reader.ts";
import type { LiveSituation } from "./live-situation.ts";

/**
 * Destroys the keys of every erasure that is open, and records each as performed.
 * @param published publishes what is committed, then runs a task while nothing else is written
 */
export async function performErasures(
  {
    index,
    disk,
    situation,
  }: { readonly index: Index; readonly disk: Disk; readonly situation: LiveSituation },
  published: (task: () => Promise<void>) => Promise<void>,
  recordPerformed: (stated: JsonObject) => Promise<unknown>,
): Promise<void> {
  for (const { decisionRef, targetRef, entries } of openErasures(index)) {
    // Until they are published the keys also stand in the write-ahead log.
    await published(async () => {
      await destroyKeys(disk, entries);
      situation.forget();
    });
    await recordPerformed({ targetRef, decisionRef, keysDestroyed: entries.length });
  }
  purgeIndex(index);
}

/**
 * Overwrites the key slots of entries with zeros, durably. Their ciphertexts stay, and stay checkable;
 * without key and salt nobody can open them or confirm a guess. Done again after an interruption it does
 * the same. The entries must be published, and their commit records gone, so that no other copy of a key is
 * in the register.
 */
export async function destroyKeys(disk: Disk, entries: readonly number[]): Promise<void> {
  const empty = new Uint8Array(wrappedKeySizeBytes);
  for (const entry of entries) {
    const { page, offset } = keySlot(entry);
    await disk.writeAt(registerPaths.keyPage(page), [{ offsetBytes: offset, bytes: empty }]);
  }
}

/** An erasure that was decided and whose keys are still to be destroyed. */
interface OpenErasure {
  readonly decisionRef: string;
  readonly targetRef: string;
  readonly entries: readonly number[];
}

/** In the order of their decisions: what a register does after the same log is the same. */
function openErasures(index: Index): OpenErasure[] {
  const sql = `SELECT e.decision, e.entry, e.target FROM erasure e JOIN record d ON d.ref = e.decision
    WHERE e.performed = 0 ORDER BY d.entry, e.entry`;
  const byDecision = new Map<string, { targetRef: string; entries: number[] }>();
  for (const [decision, entry, target] of index.all(sql) as [string, number, string][]) {
    const open = byDecision.get(decision) ?? { targetRef: target, entries: [] };
    open.entries.push(entry);
    byDecision.set(decision, open);
  }
  return [...byDecision].map(([decisionRef, open]) => ({ decisionRef, ...open }));
}

/**
 * Leaves nothing of the words of erased records in the index's own files. The file itself remembers for how
 * many erasures that was done, so that one which an interruption left is made up for.
 * @throws ScelleError("disk.…")
 */
function purgeIndex(index: Index): void {
  const { database } = index;
  try {
    index.settle();
    const { performed } = database
      .prepare("SELECT count(DISTINCT decision) AS performed FROM erasure WHERE performed = 1")
      .get() as { performed: number };
    const { application_id: purged } = database.prepare("PRAGMA application_id").get() as {
      application_id: number;
    };
    if (performed === purged) return;
    database.exec("INSERT INTO text (text) VALUES ('optimize')");
    const { busy } = database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get() as { busy: number };
    if (busy !== 0) return; // Somebody reads the file: its own log keeps old pages until the next time.
    database.exec(`PRAGMA application_id = ${performed}`);
  } catch (cause) {
    throw indexError(cause);
  }
}
