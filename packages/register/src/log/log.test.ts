// SPDX-License-Identifier: Apache-2.0
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ScelleError } from "@scelle/core";
import { expect, test } from "vitest";
import { nodeDisk } from "../disk/node-disk.ts";
import { readKeyRing } from "../keys/key-ring.ts";
import { nodeCrypto } from "../keys/node-crypto.ts";
import { publicationKeys, readRegisterJson } from "../open-register.ts";
import { FailingDisk } from "../spec/failing-disk.ts";
import { caseStated, record, withSampleRegister } from "../spec/sample-register.ts";
import { Log } from "./log.ts";

test("a publication that waits behind one that failed does not begin", async () => {
  await withSampleRegister(async (sample) => {
    const register = await sample.open();
    await record(register, sample.founder, "case-opened", caseStated("1"));
    const cut = sample.copy("cut"); // As a process leaves it that is killed before it publishes.
    await register.close();
    const disk = new FailingDisk(nodeDisk(cut.folder));
    const registerJson = await readRegisterJson(disk, cut.folder);
    const keys = publicationKeys(registerJson, await readKeyRing(cut.keyFolder), cut.keyFolder);
    const log = await Log.open(disk, nodeCrypto, keys);
    const publishedBefore = log.publishedSize;
    const failedSync = new ScelleError("disk.failed", { path: "payload", problem: "EIO" });
    disk.failOnce("replace", /^payload\//, { after: failedSync });
    const outcomes = await Promise.allSettled([log.publish(keys, 0), log.publish(keys, 0)]);
    expect(outcomes.map((outcome) => "reason" in outcome && outcome.reason)).toEqual([
      failedSync,
      failedSync,
    ]);
    await log.atRest();
    expect(log.publishedSize).toBe(publishedBefore);
    expect(
      disk.calls.filter(
        ({ operation, path }) => operation === "replace" && /^log\/(checkpoint|history)/.test(path),
      ),
    ).toEqual([]);
    expect(readdirSync(join(cut.folder, "wal"))).toHaveLength(1);
  });
});
