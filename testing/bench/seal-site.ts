// SPDX-License-Identifier: Apache-2.0
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Visitor } from "../cli/scelle-process.ts";
import { smallRegister } from "../cli/small-register.ts";

/** Where a bench works: a register with one exhibit, a source beside it, and everything that peers leave. */
export interface Site {
  readonly folder: string;
  readonly source: string;
  readonly register: string;
  /** To whom the evidence of the case is encrypted. */
  readonly recipient: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Makes a site in the folder for temporary files and removes it whatever happens. */
export async function withSite(body: (site: Site) => Promise<void>): Promise<void> {
  const visitor = new Visitor();
  const leave = (): never => {
    visitor.leave();
    process.exit(130);
  };
  process.once("SIGINT", leave);
  try {
    smallRegister(visitor);
    await body({
      folder: visitor.folder,
      source: visitor.path("source"),
      register: visitor.path("register"),
      recipient: readFileSync(visitor.path("evidence.key.pub"), "utf8").trim(),
      environment: environmentOf(visitor),
    });
  } finally {
    process.off("SIGINT", leave);
    visitor.leave();
  }
}

/** Removes what a run left, named from the site's folder or whole. */
export function clear({ folder }: Site, left: readonly string[]): void {
  for (const path of left)
    rmSync(path.startsWith("/") ? path : join(folder, path), { recursive: true, force: true });
}

/** A word for the shell. */
export function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}

/** Peers keep their keys and caches in the site too, and ask nobody for a password. */
function environmentOf(visitor: Visitor): Readonly<Record<string, string>> {
  return {
    ...visitor.environment(),
    RESTIC_PASSWORD: "exercise",
    BORG_PASSPHRASE: "exercise",
    BORG_BASE_DIR: visitor.home,
  };
}
