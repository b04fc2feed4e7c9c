// SPDX-License-Identifier: Apache-2.0
import {
  equalBytes,
  keySlot,
  parseBase64url,
  registerPaths,
  ScelleError,
  type SignedDraft,
  wrappedKeySizeBytes,
} from "@scelle/core";
import { nodeCrypto, type Receipt } from "@scelle/register";
import { type Anchor, memoryFolder, type Report, verifyRegister } from "@scelle/verifier";
import { Clerk, faultsOf } from "../faults/register-fixture.ts";
import { live, planLife } from "./simulated-life.ts";
import { type PlantedFault, SimulatedWorld, simulatedFolder } from "./simulated-world.ts";
import type { SimulationTemplate } from "./simulation-template.ts";

/** What one seed did, and whatever then was not as it has to be. */
export interface Simulated {
  readonly seed: number;
  readonly problems: readonly string[];
  readonly trace: readonly string[];
  readonly calls: number;
  readonly lives: number;
  readonly powerCuts: number;
  /** Starts, after a power cut, with an index of an earlier process. */
  readonly earlierIndexes: number;
  readonly records: number;
  readonly checkpoints: number;
  readonly erasures: number;
}

const receiptsAskedAgain = 4;

/** Lets a register live and die several times on a simulated disk, and judges it after its deaths. */
export async function simulate(
  seed: number,
  template: SimulationTemplate,
  planted: PlantedFault = {},
): Promise<Simulated> {
  const world = new SimulatedWorld(seed, template, planted);
  const { random, files, known } = world;
  const problems: string[] = [];
  const lives = random.between(2, 4);
  let powerCuts = 0;
  let earlierIndexes = 0;
  try {
    await world.timers.during(async () => {
      for (let life = 1; life <= lives && problems.length === 0; life++) {
        await live(world, planLife(world));
        if (random.between(1, 4) > 1) {
          files.cutPower();
          powerCuts++;
          if (random.between(1, 3) === 1 && world.ageIndex()) earlierIndexes++;
        }
        if (random.between(1, 5) === 1) world.removeIndex();
        if (life < lives && random.between(1, 2) === 1) continue; // The next life recovers, under faults.
        problems.push(...(await judge(world)).map((problem) => `life ${life}: ${problem}`));
      }
    });
  } catch (error) {
    problems.push(`stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  } finally {
    world.remove();
  }
  return {
    seed,
    problems,
    trace: world.trace,
    calls: files.callCount,
    lives,
    powerCuts,
    earlierIndexes,
    records: known.receipts.size,
    checkpoints: known.checkpoints.length,
    erasures: known.erased.length,
  };
}

/** Starts the register on a disk that now behaves, and holds against it what is not as it was told. */
async function judge(world: SimulatedWorld): Promise<string[]> {
  const { known, template, files, random } = world;
  const problems: string[] = [];
  const register = await world.open();
  const entries = [...known.receipts];
  for (let i = 0; i < Math.min(receiptsAskedAgain, entries.length); i++) {
    const [signed, receipt] = entries[random.between(0, entries.length - 1)] as [SignedDraft, Receipt];
    const again = await register.append(signed).catch((error: unknown) => error);
    if (!isSame(again, receipt)) problems.push(`receipt ${receipt.index} is now ${describe(again)}`);
  }
  const clerk = new Clerk(register, template.exercise.founder);
  for (const { ref } of known.erased.slice(-1)) {
    const { records } = await clerk.show(template.caseRef, [ref]);
    if (records.length !== 1 || records[0]?.erased !== true) problems.push(`${ref} is not erased`);
    if (JSON.stringify(records).includes("A phone")) problems.push(`${ref} is still read`);
  }
  await register.close();
  files.endProcesses();
  problems.push(...(await judgeFiles(world)));
  return problems;
}

/** What the verifier says of the files, given every receipt and every checkpoint that anybody could keep. */
async function judgeFiles({ known, template, files }: SimulatedWorld): Promise<string[]> {
  const registerFiles = files.filesBelow(simulatedFolder);
  const receipts = [...known.receipts.values()].map(({ index, leafHash }): Anchor => {
    const leaf = parseBase64url(leafHash, "leaf hash", 32);
    return { kind: "receipt", name: `entry ${index}`, index, leafHash: leaf };
  });
  const checkpoints = known.checkpoints.map(
    (note, i): Anchor => ({ kind: "checkpoint", name: `checkpoint ${i}`, note }),
  );
  const folder = memoryFolder(new Map([...registerFiles, ...template.vaultFiles]));
  const report = await verifyRegister(folder, {
    crypto: nodeCrypto,
    anchors: [...receipts, ...checkpoints],
    recordKey: template.ring.record,
    linkRootKey: template.ring.link,
  });
  const problems = faultsOf(report).map((fault) => `verify: ${fault}`);
  const anchors = [
    ["anchor.receipt", receipts.length],
    ["anchor.consistent", checkpoints.length],
  ] as const;
  for (const [code, expected] of anchors) {
    const held = heldAnchors(report, code);
    if (held !== expected) problems.push(`${held} of ${expected} hold: ${code}`);
  }
  for (const index of known.erased.flatMap(({ entries }) => entries)) {
    const { page, offset } = keySlot(index);
    const slot = registerFiles
      .get(registerPaths.keyPage(page))
      ?.subarray(offset, offset + wrappedKeySizeBytes);
    if (slot === undefined || !equalBytes(slot, new Uint8Array(wrappedKeySizeBytes))) {
      problems.push(`the key of erased entry ${index} is there`);
    }
  }
  const left = [...registerFiles.keys()].filter((path) => /^(wal|payload|keys|log)\/\.tmp-/.test(path));
  return [...problems, ...left.map((path) => `left behind: ${path}`)];
}

/** The receipt as it was given; of a record that was erased since, nobody gets one any more. */
function isSame(again: unknown, receipt: Receipt): boolean {
  if (again instanceof ScelleError) return again.code === "draft.id-taken";
  return JSON.stringify(again) === JSON.stringify(receipt);
}

function describe(answer: unknown): string {
  return answer instanceof Error ? String(answer.stack) : JSON.stringify(answer);
}

/** Anchors that a report found to hold; past a bound it only counts them. */
function heldAnchors({ checks }: Report, code: string): number {
  const named = checks.filter((check) => check.code === code && check.outcome === "ok").length;
  const others = checks.filter(({ facts }) => facts["of"] === `${code} ok`);
  return others.reduce((sum, { facts }) => sum + Number(facts["count"]), named);
}
