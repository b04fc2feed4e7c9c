// SPDX-License-Identifier: Apache-2.0
export * from "./knowledge/event-readings.ts";
export * from "./knowledge/knowledge-grounds.ts";
export * from "./knowledge/knowledge-set.ts";
export * from "./knowledge/knowledge-subject.ts";
export * from "./knowledge/knowledge-timing.ts";
export * from "./statistics/count-interval.ts";
export * from "./statistics/poisson-interval.ts";
