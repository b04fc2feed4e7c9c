// SPDX-License-Identifier: Apache-2.0
import type { CheckCode, FolderReader, Outcome, VerdictCode, VerifyOptions } from "@scelle/verifier";
import { type Inquiry, inquiry } from "./inquiry.ts";
import { testCrypto } from "./test-crypto.ts";

/** Something done to a register, and what the verifier must say of it. */
export interface Scenario {
  /** A sentence that a magistrate could read. */
  readonly claim: string;
  /** Makes the register and does to it what the claim says. */
  arrange(): Promise<Arranged>;
  readonly integrity: VerdictCode;
  readonly completeness: VerdictCode;
  /** Checks that must be reported; a subject that is not given may be any. */
  readonly says: readonly (readonly [CheckCode, Outcome, subject?: string])[];
  /** Whether no fault but those of `says` may be reported; not so where one act breaks many things. */
  readonly isAll?: true;
}

export interface Arranged {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly options: VerifyOptions;
  /** Where the folder is no mere set of files. */
  readonly folder?: FolderReader;
}

/** The register of the small inquiry, checked with its keys unless told otherwise. */
export async function arrangeInquiry(
  act: (made: Inquiry) => void | Promise<void>,
  options: (made: Inquiry) => Partial<VerifyOptions> | Promise<Partial<VerifyOptions>> = () => ({}),
): Promise<Arranged> {
  const made = await inquiry();
  await act(made);
  const { recordKey, linkRootKey } = made.builder;
  return {
    files: made.files,
    options: { crypto: testCrypto, recordKey, linkRootKey, ...(await options(made)) },
  };
}

/** The same register without its keys, as an auditor may get it. */
export async function arrangeClosedInquiry(act: (made: Inquiry) => void | Promise<void>): Promise<Arranged> {
  const { files } = await arrangeInquiry(act);
  return { files, options: { crypto: testCrypto } };
}

/** Changes bytes of a file in place. */
export function edit(files: Map<string, Uint8Array>, path: string, at: number, value: number): void {
  const bytes = fileOf(files, path).slice();
  bytes[at] = value;
  files.set(path, bytes);
}

export function fileOf(files: ReadonlyMap<string, Uint8Array>, path: string): Uint8Array {
  const bytes = files.get(path);
  if (bytes === undefined) throw new Error(`${path} is not there`);
  return bytes;
}
