// SPDX-License-Identifier: Apache-2.0
import { openAsBlob, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type BundleEntry, bundlePaths, parseHistoryName, parsePayload, registerPaths } from "@scelle/core";
import { ended, firstLineOf, type Visitor } from "../cli/scelle-process.ts";
import { ForgedBundle } from "./forged-bundle.ts";
import type { Dossier } from "./tampering.ts";

/** The case of the exercise as it is handed over: once whole, once with a record refused and one erased. */
export async function makeDossier(visitor: Visitor): Promise<Dossier> {
  const env = { TMPDIR: visitor.folder };
  const serving = visitor.start(["serve", "--exercise", "--keep", "--no-web", "--json"], { env });
  const { folder } = JSON.parse(await firstLineOf(serving)) as { folder: string };
  serving.kill("SIGTERM");
  await ended(serving);
  const exercise = dirname(folder);
  const lead = ["--keys", join(exercise, "keys"), "--identity", join(exercise, "identities", "lead.key")];
  const at = ["--register", folder, ...lead];
  const why = ["--standing", "counsel", "--reason", "The file", "--to", "Defence lawyer (Exercise)"];
  const disclose = async (name: string, ...more: readonly string[]): Promise<ForgedBundle> => {
    visitor.answer("bundle", "2031-007", "--out", name, ...at, ...why, ...more);
    return await ForgedBundle.of(await openAsBlob(visitor.path(name)));
  };
  const act = (kind: string, stated: Record<string, unknown>): string => {
    writeFileSync(visitor.path("act.json"), JSON.stringify(stated));
    const { code, stdout, stderr } = visitor.scelle(["record", kind, ...at, "--json", "act.json"]);
    if (code !== 0) throw new Error(`${kind}: ${stderr}`);
    return (JSON.parse(stdout) as { recordRef: string }).recordRef;
  };
  const whole = await disclose("whole.zip");
  const { caseRef, disclosure } = whole.document;
  act("erasure-decided", { targetRef: refOfKind(whole, "incident-qualified"), ground: "data-subject" });
  const moment = {
    earliest: "2031-03-04T09:00:00.000Z",
    latest: "2031-03-04T09:00:00.000Z",
    zone: "UTC",
    basis: "stated",
  };
  const refusal = act("access-refused", {
    ...{ caseRef, personRef: disclosure.recipientRef, standing: "counsel", ground: "ongoing-acts" },
    ...{ recordRefs: [refOfKind(whole, "shift-staffed")], reason: "Two hearings", remedy: "none" },
    ...{ decidedBy: "Investigating judge 4", decidedAt: moment },
  });
  const partial = await disclose("partial.zip", "--refusal", refusal);
  const indices = (bundle: ForgedBundle, state: BundleEntry["state"]) =>
    bundle.document.entries.filter((entry) => entry.state === state).map(({ index }) => index);
  const open = new Set(indices(partial, "disclosed"));
  const kept = readdirSync(join(folder, registerPaths.historyFolder)).flatMap(
    (name) => parseHistoryName(name) ?? [],
  );
  const older = Math.max(...kept.filter((size) => size < whole.document.checkpointSize));
  const paths = [...whole.files.keys()];
  return {
    ...{ whole, partial },
    olderCheckpoint: readFileSync(join(folder, registerPaths.history(older)), "utf8"),
    open: indices(whole, "disclosed").filter((index) => open.has(index)),
    withheld: indices(partial, "withheld")[0] ?? Number.NaN,
    erased: indices(partial, "erased")[0] ?? Number.NaN,
    act: whole.document.entries.at(-1)?.index ?? Number.NaN,
    objects: paths.filter((path) => path.startsWith("data/vault/")),
    consistency: paths.find((path) => path.startsWith("data/log/consistency/")) ?? "",
  };
}

function refOfKind(bundle: ForgedBundle, kind: string): string {
  for (const { index } of bundle.document.entries) {
    const { draft } = parsePayload(bundle.bytes(bundlePaths.record(index)));
    if (draft.kind === kind) return draft.draftId;
  }
  throw new Error(`no ${kind}`);
}
