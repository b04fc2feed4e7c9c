// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from "node:http";

/** As much of oidc-provider as the tests use: the package itself brings no types. */
export interface OidcProviderPackage {
  readonly Provider: new (issuer: string, configuration: object) => OidcProvider;
}

export interface OidcProvider {
  readonly Grant: new (of: { readonly accountId: string; readonly clientId: string }) => Grant;
  use(middleware: (context: Context, next: () => Promise<void>) => Promise<void>): void;
  callback(): (request: IncomingMessage, response: ServerResponse) => void;
  interactionDetails(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<{ readonly params: { readonly client_id: string } }>;
  interactionFinished(
    request: IncomingMessage,
    response: ServerResponse,
    result: object,
    options: { readonly mergeWithLastSubmission: boolean },
  ): Promise<void>;
}

export interface Context {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly path: string;
  body: unknown;
  respond?: boolean;
}

interface Grant {
  addOIDCScope(scope: string): void;
  save(): Promise<string>;
}
