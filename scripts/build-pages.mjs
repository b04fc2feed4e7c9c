// SPDX-License-Identifier: Apache-2.0
// The static files that browsers get, each built again only if what it is made of changed.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run, tool } from "./tools.mjs";

/** Packages with a `vite.config.mjs`, and the folders that their pages are made of. */
const pages = [
  { folder: "packages/web", inputs: ["packages/web", "packages/core", "packages/verifier"] },
  { folder: "packages/verifier", inputs: ["packages/core", "packages/verifier"] },
];

/** Answers an exit status: 0, or that of the first build that failed, which has said why. */
export function buildPages() {
  for (const { folder, inputs } of pages) {
    const output = join(root, folder, "build");
    const stamp = join(output, ".made-of");
    const wanted = digestOf(inputs);
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) continue;
    const status = run(tool("vite", "build", "--logLevel", "warn"), { folder: join(root, folder) });
    if (status !== 0) return status;
    writeFileSync(stamp, wanted);
  }
  return 0;
}

function digestOf(inputs) {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const folder of inputs) {
    for (const name of readdirSync(join(root, folder), { recursive: true }).sort()) {
      const path = join(root, folder, name);
      if (!/^(src|dist)\b.*\.(tsx?|css|js|svg|woff2)$|^(index\.html|vite\.config\.mjs)$/.test(name)) continue;
      if (/\.test\.|(^|\/)spec\//.test(name) || !statSync(path).isFile()) continue;
      hash.update(`${folder}/${name}\0`).update(readFileSync(path));
    }
  }
  return hash.digest("hex");
}
