// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  parseNote,
  parseVerifierKey,
  registerPaths,
  ScelleError,
  utf8,
  verifyCosignatures,
} from "@scelle/core";
import { expect, test } from "vitest";
import { nodeDisk } from "../disk/node-disk.ts";
import { nodeCrypto } from "../keys/node-crypto.ts";
import { readRegisterJson } from "../open-register.ts";
import { FailingDisk } from "../spec/failing-disk.ts";
import { caseStated, record, type SampleRegister, withSampleRegister } from "../spec/sample-register.ts";
import { type OpenWitness, openWitness } from "../witness-server/open-witness.ts";
import { policyWithWitness, readPolicy } from "./witness-policy.ts";

const failedSync = new ScelleError("disk.failed", { path: "log", problem: "EIO" });

async function withWitness(
  body: (sample: SampleRegister, witness: OpenWitness) => Promise<void>,
): Promise<void> {
  await withSampleRegister(async (sample) => {
    const { logKey } = await readRegisterJson(nodeDisk(sample.folder), sample.folder);
    const log = parseVerifierKey(nodeCrypto, logKey);
    const folder = join(sample.top, "witness");
    const witness = await openWitness({ folder, logs: [log] }, { host: "127.0.0.1", port: 0 });
    try {
      const added = { name: "notary", key: witness.identity.key, url: witness.url };
      const policy = policyWithWitness(undefined, log, added, undefined);
      writeFileSync(join(sample.folder, registerPaths.trustPolicy), policy);
      await body(sample, witness);
    } finally {
      await witness.close();
    }
  });
}

for (const path of [/^log\/history\/2$/, /^log\/checkpoint$/]) {
  for (const timing of ["before", "after"] as const) {
    test(`a write to ${path.source} that fails ${timing} it is done, as a cosignature comes in, stops the register; the next start is whole`, async () => {
      await withWitness(async (sample, witness) => {
        const disk = new FailingDisk(nodeDisk(sample.folder));
        disk.failOnce("replace", path, { [timing]: failedSync });
        const register = await sample.open({ disk });
        const refused = record(register, sample.founder, "case-opened", caseStated("1"));
        await expect(refused).rejects.toMatchObject({ code: "register.poisoned" });
        await register.close();
        const again = await sample.open();
        await record(again, sample.founder, "case-opened", caseStated("2"));
        const { checkpoint, size } = await again.publish();
        await again.close();
        expect(checkpoint).toContain(`\n${size}\n`);
        const newest = await nodeDisk(sample.folder).read(registerPaths.checkpoint, 64 * 1024);
        const note = parseNote(newest ?? utf8(""));
        expect(await verifyCosignatures(nodeCrypto, note, [witness.identity.key])).toHaveLength(1);
      });
    });
  }
}

test("a policy keeps its quorum as witnesses come, and one of all stays one of all", async () => {
  await withWitness(async (sample, { identity }) => {
    const disk = nodeDisk(sample.folder);
    const first = await readPolicy(disk, nodeCrypto);
    const { logKey } = await readRegisterJson(disk, sample.folder);
    const log = parseVerifierKey(nodeCrypto, logKey);
    const other = { name: "bar", key: parseVerifierKey(nodeCrypto, otherKey), url: "http://127.0.0.1:9" };
    expect(policyWithWitness(first, log, other, undefined)).toContain("\ngroup enough all notary bar\n");
    expect(policyWithWitness(first, log, other, 1)).toContain("\ngroup enough 1 notary bar\n");
    expect(policyWithWitness(first, log, other, "none")).toMatch(/\nquorum none\n$/);
    const again = { name: "notary", key: identity.key, url: "http://127.0.0.1:9" };
    const moved = policyWithWitness(first, log, again, undefined);
    expect(moved).toContain(` ${again.url}\ngroup enough all notary\n`);
  });
});

const otherKey = "witness.bar.example+405f3e1c+BIdZrMUCoBELsSD+aIlWTwZIjzW3u1bSafKEXsysURbE";
