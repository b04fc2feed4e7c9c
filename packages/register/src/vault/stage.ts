// SPDX-License-Identifier: Apache-2.0
import { AnsweringThread } from "../answering-thread.ts";
import type { BlockRing } from "./block-ring.ts";
import { prepareMemory } from "./output-memory.ts";
import {
  type BlockJob,
  type SealPlan,
  type StageAnswers,
  type StageName,
  stageWorks,
} from "./seal-stages.ts";
import type { StageWorkerStart } from "./stage-worker.ts";

/** One work on blocks, here or in another thread. Answers come in the order of the jobs. */
export interface Stage<Name extends StageName> {
  run(job: BlockJob): Promise<StageAnswers[Name]>;
  /** Jobs that are not answered yet fail. */
  close(): Promise<void>;
}

export type Stages = { readonly [Name in StageName]: Stage<Name> };

/** For a source so small that starting threads would cost more than sealing it. */
export function inlineStages(plan: SealPlan, ring: BlockRing): Stages {
  const inline = <Name extends StageName>(work: (job: BlockJob) => StageAnswers[Name]): Stage<Name> => ({
    run: (job) => new Promise((resolve) => resolve(work(job))),
    close: () => Promise.resolve(),
  });
  return {
    digest: inline(stageWorks.digest(plan, ring)),
    seal: inline(stageWorks.seal(plan, ring)),
    leaves: inline(stageWorks.leaves(plan, ring)),
  };
}

/** One thread for each work. */
export function workerStages(plan: SealPlan, ring: BlockRing): Stages {
  prepareMemory();
  return {
    digest: new WorkerStage("digest", plan, ring),
    seal: new WorkerStage("seal", plan, ring),
    leaves: new WorkerStage("leaves", plan, ring),
  };
}

class WorkerStage<Name extends StageName>
  extends AnsweringThread<BlockJob, StageAnswers[Name]>
  implements Stage<Name>
{
  constructor(name: Name, plan: SealPlan, ring: BlockRing) {
    const workerData: StageWorkerStart = { name, plan, shape: ring.shape, buffer: ring.buffer };
    super(new URL("./stage-worker.js", import.meta.url), workerData, `${name} worker`);
  }
}
