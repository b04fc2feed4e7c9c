// SPDX-License-Identifier: Apache-2.0
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ScelleError, type SignedDraft } from "@scelle/core";
import { expect, test } from "vitest";
import { nodeDisk } from "./disk/node-disk.ts";
import type { Receipt } from "./session.ts";
import { type DiskCall, FailingDisk, type Fault } from "./spec/failing-disk.ts";
import {
  caseStated,
  exhibitStated,
  type SampleRegister,
  signedDraft,
  withSampleRegister,
} from "./spec/sample-register.ts";

/** What a process does before it ends or fails, signed beforehand so that it can be asked for again. */
interface Plan {
  readonly caseRef: string;
  readonly exhibitRef: string;
  readonly drafts: readonly SignedDraft[];
  readonly look: SignedDraft;
}

const failure = new ScelleError("disk.failed", { path: "disk", problem: "EIO" });

/** Some 150 lives of a register: seconds on a quiet machine, minutes on one that is busy with other tests. */
const timeoutMs = 300_000;

test(
  "whichever call to the disk fails, nothing acknowledged is lost and the next start goes on",
  async () => {
    await withSampleRegister(async (sample) => {
      const plan = await prepare(sample);
      const calls = (await liveOnce(sample.copy("whole"), plan, () => undefined)).calls;
      const outcomes = { interrupted: 0, acknowledged: 0 };
      for (const { number, operation } of calls) {
        const isWrite = operation !== "read" && operation !== "list";
        const faults: Fault[] = isWrite ? [{ before: failure }, { after: failure }] : [{ before: failure }];
        for (const fault of faults) {
          const copy = sample.copy("cut");
          const life = await liveOnce(copy, plan, (call) => (call.number === number ? fault : undefined));
          await expectWhole(copy, plan, life.acknowledged, `${operation} number ${number}`);
          outcomes.interrupted += life.acknowledged.size < plan.drafts.length ? 1 : 0;
          outcomes.acknowledged += life.acknowledged.size;
          for (const name of ["cut", "cut-keys"]) rmSync(join(sample.top, name), { recursive: true });
        }
      }
      expect(calls.length).toBeGreaterThan(40);
      expect(outcomes.interrupted).toBeGreaterThan(20);
      expect(outcomes.acknowledged).toBeGreaterThan(40);
    });
  },
  timeoutMs,
);

async function prepare(sample: SampleRegister): Promise<Plan> {
  const { founder } = sample;
  const opening = await signedDraft("case-opened", caseStated("1"), founder);
  const caseRef = opening.draft.draftId;
  const seizing = await signedDraft("exhibit-seized", exhibitStated(caseRef, "P-1", "Words to go"), founder);
  const exhibitRef = seizing.draft.draftId;
  const register = await sample.open();
  await register.append(opening);
  await register.close();
  const erasure = { targetRef: exhibitRef, ground: "data-subject" };
  const drafts = [
    seizing,
    await signedDraft("erasure-decided", erasure, founder),
    await signedDraft("exhibit-seized", exhibitStated(caseRef, "P-2"), founder),
  ];
  const query = { op: "show", refs: [exhibitRef] };
  const look = await signedDraft("record-consulted", { caseRef, reason: "look", query }, founder);
  return { caseRef, exhibitRef, drafts, look };
}

/** One process on a disk that may fail: what it was told, and every call that it made. */
async function liveOnce(
  sample: SampleRegister,
  { drafts }: Plan,
  faultOf: (call: DiskCall) => Fault | undefined,
): Promise<{ acknowledged: Map<SignedDraft, Receipt>; calls: readonly DiskCall[] }> {
  const disk = new FailingDisk(nodeDisk(sample.folder));
  disk.faultOf = faultOf;
  const acknowledged = new Map<SignedDraft, Receipt>();
  try {
    const register = await sample.open({ disk });
    for (const signed of drafts) {
      const receipt = await register.append(signed).catch(asFailure);
      if (receipt !== undefined) acknowledged.set(signed, receipt);
    }
    await register.close();
  } catch (error) {
    asFailure(error);
  }
  return { acknowledged, calls: [...disk.calls] };
}

/** Only what the disk did may be told, or that the register stopped for it. */
function asFailure(error: unknown): undefined {
  if (error instanceof ScelleError && /^(disk\.failed|register\.poisoned|access\.)/.test(error.code)) return;
  throw error;
}

async function expectWhole(
  sample: SampleRegister,
  { drafts, exhibitRef, look }: Plan,
  acknowledged: ReadonlyMap<SignedDraft, Receipt>,
  when: string,
): Promise<void> {
  const [seizing, erasing] = drafts;
  const register = await sample.open();
  const isErased = erasing !== undefined && acknowledged.has(erasing);
  for (const [signed, receipt] of acknowledged) {
    const again = await register.append(signed).catch((error: ScelleError) => error.code);
    // An erasure may be carried out though nobody was told: then the receipt cannot be had again.
    const isGone = signed === seizing && again === "draft.id-taken";
    if (!isGone) expect(again, when).toEqual(receipt);
  }
  if (isErased) {
    const { records } = await register.consult(look);
    expect(records, when).toMatchObject([{ recordRef: exhibitRef, erased: true }]);
    expect(JSON.stringify(records), when).not.toContain("Words");
  }
  const { size, publishedSize } = await register.publish();
  expect(publishedSize, when).toBe(size);
  await register.close();
  for (const part of ["wal", "keys", "payload"]) {
    const left = readdirSync(join(sample.folder, part)).filter((name) => name.startsWith("."));
    expect(left, when).toEqual([]);
  }
}
