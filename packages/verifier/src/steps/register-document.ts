// SPDX-License-Identifier: Apache-2.0
import {
  parseBase64url,
  parseRegisterJson,
  parseVerifierKey,
  type RegisterJson,
  registerJsonSizeBytesMax,
  registerPaths,
} from "@scelle/core";
import { problemOf, readFile } from "../read-file.ts";
import type { Verification } from "../verification.ts";

/** register.json in its exact form, the log key that it names, and the founding entry. */
export async function checkRegisterDocument(verification: Verification): Promise<void> {
  const path = registerPaths.registerJson;
  const bytes = await readFile(verification, path, registerJsonSizeBytesMax);
  if (bytes === "absent") verification.reporter.report("register.document", "absent", path);
  if (typeof bytes !== "string") parseDocument(verification, path, bytes);
  chooseLogKey(verification, path);
}

function parseDocument(verification: Verification, path: string, bytes: Uint8Array): void {
  const { reporter, crypto } = verification;
  let document: RegisterJson;
  try {
    document = parseRegisterJson(bytes);
    parseVerifierKey(crypto, document.logKey);
  } catch (cause) {
    reporter.report("register.document", "failed", path, problemOf(cause));
    return;
  }
  reporter.report("register.document", "ok", path);
  verification.document = document;
  verification.leafClaims.add({
    index: 0,
    leafHash: parseBase64url(document.foundingEntry, "founding entry"),
    settle: (verdict) => {
      reporter.report("register.founding-entry", verdict === "agrees" ? "ok" : "failed", path);
    },
  });
}

/**
 * The key that counts comes from outside; the folder's own serves where there is no other, and the report
 * says so.
 */
function chooseLogKey(verification: Verification, path: string): void {
  const { reporter, crypto, document, options, policy } = verification;
  const given = options.logKey === undefined ? [] : [parseVerifierKey(crypto, options.logKey)];
  const expected = given.length > 0 ? given : (policy?.logs.map(({ key }) => key) ?? []);
  if (expected.length === 0) {
    reporter.report("register.log-key", "not-checked", path);
    if (document !== undefined) verification.logKey = parseVerifierKey(crypto, document.logKey);
    verification.origin = document?.origin;
    return;
  }
  const named = expected.find(({ text }) => text === document?.logKey);
  verification.logKey = named ?? (expected.length === 1 ? expected[0] : undefined);
  verification.origin = document?.origin ?? verification.logKey?.name;
  if (document === undefined) return;
  if (named !== undefined) {
    reporter.report("register.log-key", "ok", path);
    return;
  }
  reporter.report("register.log-key", "failed", path, {
    expected: expected.map(({ text }) => text).join(", "),
  });
}
