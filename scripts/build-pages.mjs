// SPDX-License-Identifier: Apache-2.0
// The static files that browsers get, and the program in few files; each is built again only if what it is
// made of changed.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run, tool } from "./tools.mjs";

const program = ["analysis", "core", "register", "scelle", "verifier"].map((name) => `packages/${name}`);

/** Packages with a `vite.config.mjs`, and the folders that what it builds is made of. */
const builds = [
  { folder: "packages/web", inputs: ["packages/web", "packages/core", "packages/verifier"] },
  { folder: "packages/verifier", inputs: ["packages/core", "packages/verifier"] },
  { folder: "packages/scelle", inputs: program },
];

/** Answers an exit status: 0, or that of the first build that failed, which has said why. */
export function buildPages() {
  for (const { folder, inputs } of builds) {
    const output = join(root, folder, "build");
    const stamp = join(output, ".made-of");
    const wanted = digestOf(inputs);
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
      // Looked at, and still what the modules make: tests ask for no older one.
      utimesSync(stamp, new Date(), new Date());
      continue;
    }
    const status = run(tool("vite", "build", "--logLevel", "warn"), { folder: join(root, folder) });
    if (status !== 0) return status;
    keepListOfFiles(output);
    writeFileSync(stamp, wanted);
  }
  return 0;
}

const inputNames = /^(src|dist)\b.*\.(tsx?|css|js|svg|woff2)$|^public\/|^(index\.html|vite\.config\.mjs)$/;

/**
 * Makes the worker that keeps the app, and tells it which files those are. Other files make another worker,
 * so that a browser keeps them together or not at all.
 */
function keepListOfFiles(output) {
  const compiled = join(output, "..", "dist", "offline", "keep-app.js");
  if (!existsSync(compiled)) return;
  // It imports nothing, and every browser takes it as a plain script.
  const worker = readFileSync(compiled, "utf8").replace(/^(export \{\};|\/\/# sourceMappingURL=.*)$/gm, "");
  const names = readdirSync(output, { recursive: true }).filter(
    (name) => statSync(join(output, name)).isFile() && !unkept.test(name),
  );
  const hash = createHash("sha256").update(worker);
  for (const name of names.sort()) hash.update(`${name}\0`).update(readFileSync(join(output, name)));
  const list = {
    digest: hash.digest("hex").slice(0, 16),
    // The page is asked for by its address, and not by its name.
    paths: names.filter((name) => name !== "index.html").map((name) => `/${name}`),
  };
  writeFileSync(join(output, "worker.js"), `const builtFiles = ${JSON.stringify(list)};\n${worker}`);
}

/** What no page asks for. */
const unkept = /^(worker\.js|manifest\.json|\..*)$/;

function digestOf(inputs) {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const folder of inputs) {
    for (const name of readdirSync(join(root, folder), { recursive: true }).sort()) {
      const path = join(root, folder, name);
      if (!inputNames.test(name)) continue;
      if (/\.test\.|(^|\/)spec\//.test(name) || !statSync(path).isFile()) continue;
      hash.update(`${folder}/${name}\0`).update(readFileSync(path));
    }
  }
  return hash.digest("hex");
}
