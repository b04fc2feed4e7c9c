// SPDX-License-Identifier: Apache-2.0
// `npm run sbom`: what the program is made of, from the lock file, as CycloneDX on standard output.
import { spawnSync } from "node:child_process";
import { root } from "./tools.mjs";

const words = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only", "--omit", "dev"].concat(
  ["packages/scelle", "packages/web"].flatMap((name) => ["--workspace", name]),
);
const { status } = spawnSync("npm", words, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
process.exitCode = status ?? 1;
