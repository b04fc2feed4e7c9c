// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that is gone when the test ends. @param atEnd of the test, as vitest's `onTestFinished` */
export function temporaryFolder(atEnd: (remove: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), "scelle-vault-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
