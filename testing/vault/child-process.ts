// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SealedObject } from "@scelle/register";
import { onTestFinished } from "vitest";
import { findProgram } from "../tool-test.ts";
import type { SealChildOrder } from "./seal-child.ts";

export type SealChildAnswer = Partial<SealedObject> & {
  readonly peakBytes?: number;
  readonly code?: string;
  readonly reason?: string;
};

const program = fileURLToPath(new URL("./seal-child.js", import.meta.url));

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "scelle-vault-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a program to its end. @throws Error with what it said if it fails */
export function run(name: string, parameters: readonly string[], input?: Uint8Array): Buffer {
  const path = findProgram(name) ?? name;
  const done = spawnSync(path, parameters, { maxBuffer: 256 * 1024 * 1024, ...(input ? { input } : {}) });
  if (done.status === 0) return done.stdout;
  throw new Error(`${name} ended with ${done.status}: ${done.stderr}`);
}

export function sealInChild(order: SealChildOrder): SealChildAnswer {
  const answer = run(process.execPath, [program, JSON.stringify(order)]);
  return JSON.parse(answer.toString()) as SealChildAnswer;
}

export function sealFromStandardInput(order: SealChildOrder, input: Uint8Array): SealChildAnswer {
  const answer = run(process.execPath, [program, JSON.stringify(order)], input);
  return JSON.parse(answer.toString()) as SealChildAnswer;
}

/** Lets a seal die by SIGKILL once so much is done. */
export function killSealAt(order: SealChildOrder, killAtBytes: number): void {
  const { signal } = spawnSync(process.execPath, [program, JSON.stringify({ ...order, killAtBytes })]);
  if (signal !== "SIGKILL") throw new Error("the seal ended before it was killed");
}

/** Kills a seal from outside at some moment; it may have ended by then. */
export function killSealAfter(order: SealChildOrder, delayMs: number): void {
  spawnSync(process.execPath, [program, JSON.stringify(order)], { timeout: delayMs, killSignal: "SIGKILL" });
}
