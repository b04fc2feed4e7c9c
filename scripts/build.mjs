// SPDX-License-Identifier: Apache-2.0
// `npm run build`: installs and compiles, each only if something changed.
import { bootstrap } from "./bootstrap.mjs";

process.exitCode = bootstrap();
