// SPDX-License-Identifier: Apache-2.0
// Entry point `@scelle/core/api`: what the HTTP API takes and answers. Apart from the root, since a command
// line needs none of it.
export * from "./answers.ts";
export * from "./case-views.ts";
export * from "./exercise-answers.ts";
export * from "./exhibit-views.ts";
export * from "./front-view.ts";
export * from "./imported-view.ts";
export * from "./label-answers.ts";
export * from "./looks-view.ts";
export * from "./openapi.ts";
export * from "./operation-views.ts";
export * from "./paper-requests.ts";
export * from "./parse-request.ts";
export * from "./passkey-answers.ts";
export * from "./procedures-view.ts";
export * from "./proof-answers.ts";
export * from "./provider-answers.ts";
export * from "./regularity-view.ts";
export * from "./requests.ts";
export * from "./rights-views.ts";
export * from "./route.ts";
export * from "./routes.ts";
export * from "./session-answers.ts";
export * from "./source-views.ts";
export * from "./view-routes.ts";
export * from "./view-shapes.ts";
