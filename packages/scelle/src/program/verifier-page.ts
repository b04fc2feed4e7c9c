// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from "node:url";

/** Where the page that judges a bundle is built, in one file. */
export const verifierFolder = fileURLToPath(new URL("../../../verifier/build", import.meta.url));
export const verifierPage = "verify.html";
