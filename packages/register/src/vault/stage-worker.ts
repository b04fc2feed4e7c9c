// SPDX-License-Identifier: Apache-2.0
// One worker of a seal: does its one work on each block that it is told of, in the order of the messages.
import { parentPort, workerData } from "node:worker_threads";
import { BlockRing, type RingShape } from "./block-ring.ts";
import { type BlockJob, type SealPlan, type StageName, stageWorks } from "./seal-stages.ts";

export interface StageWorkerStart {
  readonly name: StageName;
  readonly plan: SealPlan;
  readonly shape: RingShape;
  readonly buffer: SharedArrayBuffer | ArrayBuffer;
}

const start = workerData as StageWorkerStart;
const work = stageWorks[start.name](start.plan, new BlockRing(start.shape, start.buffer));
parentPort?.on("message", (job: BlockJob) => parentPort?.postMessage(work(job)));
