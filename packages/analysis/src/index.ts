// SPDX-License-Identifier: Apache-2.0
export * from "./statistics/count-interval.ts";
export * from "./statistics/poisson-interval.ts";
