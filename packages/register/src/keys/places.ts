// SPDX-License-Identifier: Apache-2.0
import { homedir } from "node:os";
import { join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where this user's keys lie: `$SCELLE_CONFIG`, else `scelle` in the user's configuration folder. */
export function configFolder(environment: Environment): string {
  const own = environment["SCELLE_CONFIG"];
  if (own) return own;
  return join(environment["XDG_CONFIG_HOME"] || join(homedir(), ".config"), "scelle");
}

export function defaultIdentityPath(environment: Environment): string {
  return environment["SCELLE_IDENTITY"] || join(configFolder(environment), "identity");
}

/**
 * The folder of one register's online keys, outside the register, so that a copy of the register holds none.
 * @param logKeyText the verifier key: two registers of one name do not share keys
 */
export function defaultKeyFolder(environment: Environment, origin: string, logKeyText: string): string {
  const readable = origin.replace(/[^a-z0-9.-]+/gi, "_").slice(0, 60);
  const keyId = logKeyText.slice(origin.length + 1, origin.length + 9);
  return join(configFolder(environment), "registers", `${readable}-${keyId}`);
}

/** Where interrupted sealings are remembered: a file key may lie here until the pass ends. */
export function journalFolder(environment: Environment): string {
  return join(environment["XDG_STATE_HOME"] || join(configFolder(environment), "state"), "sealing");
}
