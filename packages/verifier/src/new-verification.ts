// SPDX-License-Identifier: Apache-2.0
import { parsePolicy } from "@scelle/core";
import type { FolderReader } from "./folder-reader.ts";
import { LeafClaims } from "./leaf-claims.ts";
import { Reporter } from "./reporter.ts";
import { RootClaims } from "./root-claims.ts";
import type { Verification } from "./verification.ts";
import type { VerifyOptions } from "./verify-options.ts";

/** A verification that has found nothing yet. @throws ScelleError if `policy` is malformed */
export function newVerification(folder: FolderReader, options: VerifyOptions): Verification {
  const { crypto } = options;
  return {
    folder,
    options,
    crypto,
    reporter: new Reporter(),
    policy: options.policy === undefined ? undefined : parsePolicy(crypto, options.policy),
    rootClaims: new RootClaims(),
    leafClaims: new LeafClaims(),
    logKey: undefined,
    document: undefined,
    origin: undefined,
    newest: undefined,
    hasQuorum: false,
    anchored: undefined,
    refuted: undefined,
    stated: undefined,
    founding: undefined,
    pendingKeys: new Map(),
    entries: { intact: 0, sealed: 0, erased: 0, missing: 0, altered: 0 },
    objects: { present: 0, missing: 0, altered: 0, rehashed: 0, unreferenced: 0 },
    objectClaims: new Map(),
    publishedSize: 0,
    committedSize: 0,
    movedSize: 0,
    attested: [],
    unjudgedTokens: 0,
    bundle: undefined,
  };
}
