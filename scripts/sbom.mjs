// SPDX-License-Identifier: Apache-2.0
// `npm run sbom`: what the program is made of, from the lock file, as CycloneDX on standard output.
import { spawnSync } from "node:child_process";
import { root } from "./tools.mjs";

/** Licences that a package has in a file of its own and does not name where npm looks for it. */
const licencesInFiles = { "dejavu-fonts-ttf": "Bitstream-Vera", "png-js": "MIT" };

const words = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--omit", "dev"].concat(
  ["packages/scelle", "packages/web"].flatMap((name) => ["--workspace", name]),
);
const { status, stdout } = spawnSync("npm", words, {
  cwd: root,
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
  stdio: ["ignore", "pipe", "inherit"],
});
process.exitCode = status ?? 1;
if (status === 0) {
  const bill = JSON.parse(stdout);
  for (const component of bill.components) {
    const id = licencesInFiles[component.name];
    if (id !== undefined && (component.licenses ?? []).length === 0)
      component.licenses = [{ license: { id } }];
  }
  process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`);
}
