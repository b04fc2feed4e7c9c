// SPDX-License-Identifier: Apache-2.0
import type { Register } from "./register.ts";
import { serveSocket } from "./socket/server.ts";

/**
 * Answers for a register on its socket until closed; closing publishes what is pending and frees the lock.
 */
export async function serve(register: Register): Promise<{ close(): Promise<void> }> {
  const socket = await serveSocket(register.folder, register);
  return {
    close: async () => {
      await socket.close();
      await register.close();
    },
  };
}
