// SPDX-License-Identifier: Apache-2.0
import { tmpdir } from "node:os";

/** What most benches are told, and how it is said. */
export const benchOptions = {
  rounds: { value: 3, help: "runs of each program in turn, of which the median is told" },
  folder: { value: tmpdir() as string, help: "where it works, and what it measures the disk of" },
} as const;
