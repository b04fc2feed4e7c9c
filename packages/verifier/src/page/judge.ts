// SPDX-License-Identifier: Apache-2.0
import {
  type ErrorCode,
  type ErrorFacts,
  isReceiptFile,
  parseTrustedCertificates,
  receiptFileSizeBytesMax,
  ScelleError,
  utf8,
} from "@scelle/core";
import { type VerifyBundleOptions, verifyBundle } from "../bundle/verify-bundle.ts";
import { zipBundleFiles } from "../bundle/zip-bundle-files.ts";
import { parseAnchor } from "../parse-anchor.ts";
import type { Report } from "../report.ts";
import type { Anchor, Progress } from "../verify-options.ts";
import { type ReceiptFinding, verifyReceipt } from "../verify-receipt.ts";
import { webCrypto } from "../web-crypto.ts";

/** What somebody gave to the page. */
export interface Given {
  readonly file: File;
  /** Public key of the register from elsewhere; empty if there is none. */
  readonly key: string;
  /** A checkpoint, proof or receipt that was kept. */
  readonly kept: File | undefined;
  /** A fingerprint from paper, or the text of such a file; empty if there is none. */
  readonly pasted: string;
  /** Certificates of authorities for time, as they publish them. */
  readonly authority: File | undefined;
}

/** What came of it, in a form that goes from thread to thread. */
export type Judged =
  | { readonly state: "judged"; readonly report: Report }
  | { readonly state: "proved"; readonly finding: ReceiptFinding }
  | Refusal;

/** Why nothing is said of a file. */
export type Refusal =
  | { readonly state: "refused"; readonly code: ErrorCode; readonly facts: ErrorFacts }
  | { readonly state: "unexpected" };

export async function judge(given: Given, onProgress: (progress: Progress) => void): Promise<Judged> {
  const { file, key, authority } = given;
  try {
    if (isReceiptFile(await bytesOf(file.slice(0, 64)))) return await judgeReceipt(file, key);
    const report = await verifyBundle(await zipBundleFiles(file), {
      ...{ crypto: webCrypto, anchors: await anchorsIn(given), onProgress },
      ...(authority === undefined ? {} : await trusted(authority)),
      ...(key === "" ? {} : { logKey: key }),
    });
    return { state: "judged", report };
  } catch (error) {
    if (error instanceof ScelleError) return { state: "refused", code: error.code, facts: error.facts };
    return { state: "unexpected" };
  }
}

async function judgeReceipt(file: File, key: string): Promise<Judged> {
  const bytes = await bytesOf(file.slice(0, receiptFileSizeBytesMax + 1));
  const options = { crypto: webCrypto, ...(key === "" ? {} : { logKey: key }) };
  return { state: "proved", finding: await verifyReceipt(bytes, options) };
}

async function anchorsIn({ kept, pasted }: Given): Promise<Anchor[]> {
  // Of what was typed the end of the last line is lost, which a signed text has.
  const typed = pasted === "" ? [] : [parseAnchor(shortName(pasted), utf8(`${pasted}\n`))];
  return kept === undefined ? typed : [parseAnchor(kept.name, await bytesOf(kept)), ...typed];
}

/** As the command calls a fingerprint that was typed. */
function shortName(text: string): string {
  return `${text.slice(0, 12).split("\n", 1)[0] ?? ""}…`;
}

async function trusted(file: File): Promise<Pick<VerifyBundleOptions, "timestampAuthorities">> {
  return { timestampAuthorities: parseTrustedCertificates(file.name, await bytesOf(file)) };
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
