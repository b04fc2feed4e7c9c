// SPDX-License-Identifier: Apache-2.0
export * from "./crypto.ts";
export * from "./errors.ts";
export * from "./limits.ts";
