// SPDX-License-Identifier: Apache-2.0
import { checkTable, isFault, memoryFolder, verifyRegister } from "@scelle/verifier";
import { describe, expect, test } from "vitest";
import { anchorScenarios } from "./anchor-scenarios.ts";
import { contentScenarios } from "./content-scenarios.ts";
import { documentScenarios } from "./document-scenarios.ts";
import { logScenarios } from "./log-scenarios.ts";
import { passkeyScenarios } from "./passkey-scenarios.ts";
import { recordScenarios } from "./record-scenarios.ts";
import type { Scenario } from "./scenario.ts";

const scenarios: readonly Scenario[] = [
  ...documentScenarios,
  ...logScenarios,
  ...anchorScenarios,
  ...contentScenarios,
  ...recordScenarios,
  ...passkeyScenarios,
];

/** Everything that was said in the scenarios, as `code outcome`. */
const said = new Set<string>();

describe("what the verifier says of a register", () => {
  test.each(scenarios)("$claim", async (scenario) => {
    const { files, options, folder = memoryFolder(files) } = await scenario.arrange();
    const report = await verifyRegister(folder, options);
    for (const { code, outcome } of report.checks) said.add(`${code} ${outcome}`);
    const found = report.checks.map(({ code, outcome, subject }) => `${code} ${outcome} ${subject}`);
    expect(report.integrity.code, found.join("\n")).toBe(scenario.integrity);
    expect(report.completeness.code, found.join("\n")).toBe(scenario.completeness);
    for (const [code, outcome, subject = ""] of scenario.says) {
      const isSaid = found.some((line) => line.startsWith(`${code} ${outcome} ${subject}`));
      expect(isSaid, `${code} ${outcome} ${subject}\n${found.join("\n")}`).toBe(true);
    }
    if (scenario.isAll !== true) return;
    const others = report.checks.filter(
      (check) => isFault(check) && !scenario.says.some(([code]) => code === check.code),
    );
    expect(others).toEqual([]);
  });

  test("every sentence that the verifier has of a register is said in some scenario", () => {
    // Those of bundles are said where bundles are made, those of two registers where there are two, and those
    // of attested times where there are authorities.
    const elsewhere = /^(bundle|succession|timestamp|transfer)\./;
    const ofRegisters = Object.entries(checkTable).filter(([code]) => !elsewhere.test(code));
    const sentences = ofRegisters.flatMap(([code, row]) =>
      Object.keys(row).flatMap((outcome) => (outcome === "concerns" ? [] : [`${code} ${outcome}`])),
    );
    expect(sentences.filter((sentence) => !said.has(sentence))).toEqual([]);
  });
});
