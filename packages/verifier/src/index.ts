// SPDX-License-Identifier: Apache-2.0
export * from "./check.ts";
export * from "./check-sentence.ts";
export * from "./check-table.ts";
export * from "./entry-check.ts";
export * from "./folder-reader.ts";
export * from "./memory-folder.ts";
export * from "./object-root.ts";
export * from "./outcome.ts";
export * from "./problem-table.ts";
export * from "./register-checks.ts";
export * from "./report.ts";
export * from "./report-text.ts";
export * from "./verdict-table.ts";
export * from "./verify-options.ts";
export * from "./verify-register.ts";
export * from "./version.ts";
