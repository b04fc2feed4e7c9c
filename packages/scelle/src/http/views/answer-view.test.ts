// SPDX-License-Identifier: Apache-2.0

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  canonicalBytes,
  commitment,
  draftDigest,
  equalBytes,
  type JsonObject,
  leafHash,
  openCheckpoint,
  parseBase64url,
  parseEntry,
  parseRegisterJson,
  parseVerifierKey,
  type RecordPayload,
  registerPaths,
  utf8,
  verifyConsistency,
  verifyInclusion,
} from "@scelle/core";
import { type ViewName, viewShapes } from "@scelle/core/api";
import { nodeCrypto, readIdentity, signDraft } from "@scelle/register";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ExerciseRole } from "../../exercise/inquiry/exercise.ts";
import { LoadedExercise } from "../../exercise/inquiry/spec/loaded-exercise.ts";
import { answerCases, answerCheckpoint, answerResolve, answerSearch } from "./answer-lists.ts";
import { answerEvidence, answerRecord, answerSayings, answerView, type Looker } from "./answer-view.ts";

let loaded: LoadedExercise;
let lead: Looker;
let squad: Looker;
let of: Partial<Record<ViewName, string>>;

const names = Object.keys(viewShapes) as ViewName[];

beforeAll(async () => {
  loaded = await LoadedExercise.load();
  lead = await lookerAs("lead");
  squad = await lookerAs("squad-member");
  await recordImported();
  const { caseRef, imageExhibitRef, operationRef, frontTextRef } = loaded.exercise;
  const { view } = await answerView(loaded.register, lead, { caseRef, view: "overview" });
  const [allegation] = "allegations" in view ? view.allegations : [];
  of = {
    exhibit: imageExhibitRef,
    operation: operationRef,
    front: frontTextRef,
    ...(allegation === undefined ? {} : { allegation: allegation.allegationRef }),
  };
}, 60_000);
afterAll(async () => {
  await loaded.close();
});

/** What another system says, which the exercise has none of. */
async function recordImported(): Promise<void> {
  const { caseRef } = loaded.exercise;
  const [document] = await loaded.look("lead", { op: "list", kind: "document-captured" }, caseRef);
  const draft = {
    draftId: randomUUID(),
    kind: "statement-imported",
    version: 1,
    stated: {
      ...{ caseRef, documentRef: document?.recordRef ?? "", importedSubject: "tool" },
      ...{ nodeName: "urn:tool", classes: ["uco-tool:Tool"], name: "Reader" },
    },
    measured: { nodeDigest: "0".repeat(64) },
    measuredBy: "scelle/0.1.0",
  };
  await loaded.register.append(await signDraft(loaded.register.origin, draft, lead.signer));
}

async function lookerAs(part: ExerciseRole["part"]): Promise<Looker> {
  const role = loaded.exercise.roles.find((one) => one.part === part);
  if (role === undefined) throw new Error(`nobody is ${part}`);
  return {
    personRef: role.personRef,
    signer: await readIdentity(role.identityFile),
    reason: { reason: "Exercise: a look", logPurpose: "criminal-proceedings" },
  };
}

const ask = (view: ViewName) => {
  const one = of[view];
  return { caseRef: loaded.exercise.caseRef, view, ...(one === undefined ? {} : { of: one }) };
};

describe.each(names)("the view %s", (view) => {
  test("has the shape that the API promises, and names what it names", async () => {
    const answer = await answerView(loaded.register, lead, ask(view));
    const parsed = viewShapes[view].safeParse(answer.view);
    expect(parsed.error?.issues ?? []).toEqual([]);
    expect(Object.values(answer.labels).filter((label) => label === "")).toEqual([]);
  });

  test("is shown only after its look is on record, which names every record behind it", async () => {
    const reason = { ...lead, reason: { reason: `Exercise: a look of its own at ${view}` } };
    const fresh = await answerView(
      loaded.register,
      { ...reason, ...(await lookerAs("second-inspector")) },
      ask(view),
    );
    expect(fresh.receipt?.kind).toBe("record-consulted");
    const { record } = await answerRecord(loaded.register, lead, fresh.receipt?.recordRef ?? "");
    expect(record.stated["query"]).toMatchObject({ op: "list", kind: `view.${view}` });
    expect((record.assigned["shown"] as string[]).length).toBeGreaterThan(0);
  });

  test("is nothing to a member of the squad, and the attempt is on record", async () => {
    const before = await refusals();
    await expect(answerView(loaded.register, squad, ask(view))).rejects.toMatchObject({
      code: "access.not-member",
    });
    expect(await refusals()).toBe(before + 1);
  });
});

async function refusals(): Promise<number> {
  const { view } = await answerView(loaded.register, lead, ask("looks"));
  return "looks" in view ? view.looks.filter(({ refused }) => refused !== undefined).length : 0;
}

test("looking again within ten minutes goes on with the first look and adds no entry", async () => {
  const first = await answerView(loaded.register, lead, ask("exhibits"));
  const { size } = await loaded.register.status();
  const again = await answerView(loaded.register, lead, ask("exhibits"));
  expect(again.isExtended).toBe(true);
  expect(again.view).toEqual(first.view);
  expect((await loaded.register.status()).size).toBe(size);
});

test("the first screen has three exhibits, one gap, two readings of the night and two procedures", async () => {
  const { view } = await answerView(loaded.register, lead, ask("front"));
  if (!("night" in view)) throw new Error("the first screen has a night");
  expect(view.exhibits).toHaveLength(3);
  expect(view.gaps).toHaveLength(1);
  expect(new Set(view.night?.order.map(({ order }) => order)).size).toBe(2);
  expect(view.procedures).toHaveLength(2);
  expect(view.measures.map(({ measureType }) => measureType)).toEqual(view.measures.map(() => "none"));
  expect(new Set(view.statements.map(({ mark }) => mark))).toEqual(
    new Set(["said-by", "taken", "no-measure", "planned", "disputed", "alleged", "counted", "compared"]),
  );
});

test("nobody says that the man was warned, though a plan and a death stand side by side", async () => {
  const { caseRef } = loaded.exercise;
  const sayings = await answerSayings(loaded.register, lead, caseRef, { predicate: "warned" });
  expect(sayings).toMatchObject({ statementRefs: [], roots: [] });
});

test("an anonymous voice has words and no reference, in every view that shows voices", async () => {
  for (const view of ["account", "front", "incidents"] as const) {
    const answer = await answerView(loaded.register, lead, ask(view));
    const voices = JSON.stringify(answer.view).match(/\{[^{}]*"isAnonymous":true[^{}]*\}/g) ?? [];
    expect(voices.filter((voice) => voice.includes("partyRef"))).toEqual([]);
  }
});

test("cases, names and searches give a member of the squad nothing of the inquiry", async () => {
  expect((await answerCases(loaded.register, squad)).cases).toEqual([]);
  expect(answerResolve(loaded.register, squad.personRef, { text: "2031" }).matches).toEqual([]);
  expect((await answerSearch(loaded.register, squad, { text: "telephone" })).records).toEqual([]);
  expect((await answerCases(loaded.register, lead)).cases.map(({ number }) => number)).toContain("2031-007");
});

describe("the evidence of a record", () => {
  const logKeyOf = () => {
    const path = join(loaded.exercise.folder, registerPaths.registerJson);
    const { logKey } = parseRegisterJson(readFileSync(path));
    return parseVerifierKey(nodeCrypto, logKey);
  };

  test("lets anybody check it against the signed checkpoint, its author's key included", async () => {
    const ref = loaded.exercise.imageExhibitRef;
    const evidence = await answerEvidence(loaded.register, lead, { ref, since: 5 });
    const checkpoint = await openCheckpoint(nodeCrypto, utf8(evidence.checkpoint), logKeyOf());
    for (const one of [evidence.record, ...evidence.keyRecords]) {
      const entry = parseBase64url(one.entry, "entry");
      const payload = utf8(one.payload ?? "");
      const salt = parseBase64url(one.salt ?? "", "salt", 32);
      expect(equalBytes(parseEntry(entry).commit, commitment(nodeCrypto, salt, payload))).toBe(true);
      const hashes = one.inclusion.map((hash) => parseBase64url(hash, "hash", 32));
      const leaf = leafHash(nodeCrypto, entry);
      const claim = { leafHash: leaf, index: one.index, size: checkpoint.size, root: checkpoint.root };
      expect(verifyInclusion(nodeCrypto, { ...claim, proof: hashes })).toBe(true);
      expect(verifyInclusion(nodeCrypto, { ...claim, index: one.index + 1, proof: hashes })).toBe(false);
    }
    const { draft, signature } = JSON.parse(evidence.record.payload ?? "") as RecordPayload;
    const digest = draftDigest(nodeCrypto, loaded.exercise.origin, draft);
    const key = parseBase64url(signature.key, "key", 32);
    const value = parseBase64url(signature.value, "signature", 64);
    expect(await nodeCrypto.verifyEd25519(key, digest, value)).toBe(true);
    expect(canonicalBytes(JSON.parse(evidence.record.payload ?? "") as JsonObject)).toEqual(
      utf8(evidence.record.payload ?? ""),
    );
    expect(evidence.keyRecords.map(({ payload }) => payload).join()).toContain(signature.key);
  });

  test("shows that the log only grew since a size that somebody saw", async () => {
    const before = await openCheckpoint(
      nodeCrypto,
      utf8((await answerCheckpoint(loaded.register, undefined)).checkpoint),
      logKeyOf(),
    );
    await answerView(loaded.register, lead, ask("looks"));
    await loaded.register.publish();
    const answer = await answerCheckpoint(loaded.register, before.size);
    const after = await openCheckpoint(nodeCrypto, utf8(answer.checkpoint), logKeyOf());
    const proof = (answer.consistency ?? []).map((hash) => parseBase64url(hash, "hash", 32));
    const claim = { oldSize: before.size, newSize: after.size, oldRoot: before.root, newRoot: after.root };
    expect(after.size).toBeGreaterThan(before.size);
    expect(verifyConsistency(nodeCrypto, { ...claim, proof })).toBe(true);
    await expect(answerCheckpoint(loaded.register, after.size + 1)).rejects.toMatchObject({
      code: "log.not-published",
    });
  });

  test("is refused to who may not read the record", async () => {
    const ref = loaded.exercise.imageExhibitRef;
    await expect(answerEvidence(loaded.register, squad, { ref })).rejects.toMatchObject({
      code: "access.not-member",
    });
  });
});
