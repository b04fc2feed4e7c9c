// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from "node:crypto";

const secretSizeBytes = 32;

/** What nobody guesses: base64url of 32 random bytes. */
export function newSecret(): string {
  return randomBytes(secretSizeBytes).toString("base64url");
}

/** What is kept of a secret, and names it where it is looked for: how long that takes tells nothing of it. */
export function digestOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
