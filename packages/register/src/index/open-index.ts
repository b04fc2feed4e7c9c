// SPDX-License-Identifier: Apache-2.0
import { registerPaths, ScelleError } from "@scelle/core";
import { type CatchUpParts, catchUp } from "./catch-up.ts";
import { buildDatabase, openDatabase, removeDatabase } from "./database.ts";
import { Index } from "./index-reader.ts";
import { RowWorkers } from "./row-workers.ts";
import { indexIndexes } from "./schema.ts";

/** Fewer entries are caught up before other threads have begun. */
const builtEntriesMin = 5_000;

interface IndexParts extends Omit<CatchUpParts, "index"> {
  readonly folder: string;
  readonly recordKey: Uint8Array;
  /** Whether other threads find the log in the folder. */
  readonly isInFolder: boolean;
}

/** The index of a log, brought to its size. */
export async function openIndex(parts: IndexParts, entriesMin = builtEntriesMin): Promise<Index> {
  const { folder, recordKey, log, isInFolder } = parts;
  const place = `${folder}/${registerPaths.indexFolder}`;
  const found = new Index(openDatabase(place, recordKey));
  if (!isInFolder || log.size < entriesMin || found.position() !== undefined) {
    return await caughtUp({ ...parts, index: found }).catch((cause: unknown) => {
      if (!isHeldByOther(cause)) throw cause;
      // Whoever writes it has lost the lock of the register: that index stays theirs.
      removeDatabase(place);
      return caughtUp({ ...parts, index: new Index(openDatabase(place, recordKey)) });
    });
  }
  found.close();
  const built = await buildDatabase(place, recordKey, (database) => fill(parts, new Index(database)));
  return await caughtUp({ ...parts, index: new Index(built) });
}

function isHeldByOther(cause: unknown): boolean {
  return cause instanceof ScelleError && cause.facts["problem"] === "SQLITE_BUSY";
}

async function caughtUp(parts: CatchUpParts): Promise<Index> {
  try {
    await catchUp(parts);
    return parts.index;
  } catch (cause) {
    parts.index.close();
    throw cause;
  }
}

async function fill(parts: IndexParts, index: Index): Promise<void> {
  const { folder, origin, recordKey, log } = parts;
  const workers = new RowWorkers({ folder, origin, recordKey, publishedSize: log.publishedSize });
  const addIndexes = (): void => {
    index.settle();
    index.database.exec(indexIndexes);
  };
  try {
    await catchUp({ ...parts, index }, { workers, addIndexes });
  } finally {
    await workers.close();
  }
}
