// SPDX-License-Identifier: Apache-2.0
// Founds a register that follows another, and is killed on the way. It says when it begins.
import { writeSync } from "node:fs";
import { readIdentity, succeed } from "@scelle/register";

export interface SucceedAssignment {
  readonly founding: { readonly folder: string; readonly keyFolder: string; readonly origin: string };
  /** File of the founder's signing key. */
  readonly founder: string;
  readonly lossy: { readonly folder: string; readonly keyFolder: string };
}

const { founding, founder, lossy } = JSON.parse(process.argv[2] ?? "") as SucceedAssignment;
writeSync(1, "begun\n");
await succeed({ ...founding, founderName: "Registrar", founder: await readIdentity(founder) }, lossy);
