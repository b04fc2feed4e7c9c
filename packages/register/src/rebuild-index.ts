// SPDX-License-Identifier: Apache-2.0
import { join } from "node:path";
import { registerPaths } from "@scelle/core";
import { removeDatabase } from "./index/database.ts";
import { takeLock } from "./lock.ts";
import { openRegister, type RegisterOptions } from "./open-register.ts";

/** Makes the index again from log and payloads. Nothing of the log is touched. */
export async function rebuildIndex(folder: string, options: RegisterOptions): Promise<{ entries: number }> {
  const lock = takeLock(folder, options.command);
  try {
    removeDatabase(join(folder, registerPaths.indexFolder));
  } finally {
    lock.release();
  }
  const register = await openRegister(folder, options);
  try {
    return { entries: (await register.status()).size };
  } finally {
    await register.close();
  }
}
