// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { registerPaths } from "@scelle/core";

/** An address of a Unix socket has 108 bytes on Linux, its end included. */
const addressSizeBytesMax = 100;

/**
 * Runs `use` with an address of the register's socket that is short enough: a deep folder is reached
 * through a link in a private temporary folder, which is gone afterwards.
 */
export async function withSocketAddress<T>(
  registerFolder: string,
  use: (address: string) => Promise<T>,
): Promise<T> {
  const direct = join(resolve(registerFolder), registerPaths.socket);
  if (Buffer.byteLength(direct) <= addressSizeBytesMax) return await use(direct);
  const temporary = mkdtempSync(join(tmpdir(), "scelle-"));
  try {
    symlinkSync(resolve(registerFolder), join(temporary, "r"));
    return await use(join(temporary, "r", registerPaths.socket));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
