// SPDX-License-Identifier: Apache-2.0
import { createSign, generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import type { Context, OidcProvider, OidcProviderPackage } from "./oidc-provider-types.ts";

const { Provider } = createRequire(import.meta.url)("oidc-provider") as OidcProviderPackage;

export const clientId = "register";
export const clientSecret = "a-secret-of-the-test-and-of-nothing-else";

type Claims = Readonly<Record<string, unknown>>;

/** A token as a dishonest or a broken provider would send it. */
export interface Altered {
  readonly claims?: Claims;
  readonly alg?: "RS256" | "none";
  /** With a key that the provider does not publish. */
  readonly otherKey?: true;
}

const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const { privateKey: otherKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const kid = "of-the-test";

/**
 * oidc-provider on the loopback interface, with one client. It asks nobody for a password: whoever comes is
 * signed in as the subject that the test names.
 */
export class IdentityProvider {
  readonly issuer: string;
  readonly #server: Server;
  /** Whom it signs in; undefined to refuse. */
  subject: string | undefined = "subject-17";
  /** What it changes in its tokens. */
  altered: Altered | undefined;
  /** The last token that it gave out. */
  lastToken = "";

  private constructor(server: Server) {
    this.#server = server;
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(): Promise<IdentityProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new IdentityProvider(server);
  }

  /** @param pages to which it sends browsers back */
  serve(pages: readonly string[]): void {
    const provider = new Provider(this.issuer, configuration(pages));
    provider.use(async (context, next) => {
      if (context.path.startsWith("/interaction/")) return await this.#signIn(provider, context);
      await next();
      if (context.path === "/token") this.#alter(context);
    });
    this.#server.on("request", provider.callback());
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Where a browser ends up that goes to `url` and does what it is told: at one of the pages. */
  async visit(url: string): Promise<URL> {
    const cookies = new Map<string, string>();
    let at = new URL(url);
    for (let steps = 0; at.origin === this.issuer; steps += 1) {
      if (steps > 8) throw new Error(`no end of redirections: ${at.href}`);
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const response = await fetch(at, { redirect: "manual", headers: { cookie } });
      for (const set of response.headers.getSetCookie()) {
        const [name = "", value = ""] = (set.split(";")[0] ?? "").split("=");
        cookies.set(name, value);
      }
      const location = response.headers.get("location");
      if (location === null) throw new Error(`${response.status}: ${await response.text()}`);
      at = new URL(location, at);
    }
    return at;
  }

  async #signIn(provider: OidcProvider, context: Context): Promise<void> {
    const { req, res } = context;
    context.respond = false;
    const options = { mergeWithLastSubmission: false };
    const { subject } = this;
    if (subject === undefined) {
      return await provider.interactionFinished(req, res, { error: "access_denied" }, options);
    }
    const { params } = await provider.interactionDetails(req, res);
    const grant = new provider.Grant({ accountId: subject, clientId: params.client_id });
    grant.addOIDCScope("openid");
    const result = { login: { accountId: subject }, consent: { grantId: await grant.save() } };
    await provider.interactionFinished(req, res, result, options);
  }

  #alter(context: Context): void {
    const body = context.body as Record<string, unknown>;
    const token = body["id_token"];
    if (typeof token !== "string") return;
    this.lastToken = token;
    if (this.altered !== undefined) body["id_token"] = alter(token, this.altered);
  }
}

function alter(token: string, { claims, alg = "RS256", otherKey: isOther }: Altered): string {
  const before = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Claims;
  const head = alg === "none" ? { alg } : { alg, kid };
  const parts = [head, { ...before, ...claims }];
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  if (alg === "none") return `${signed}.`;
  const key = isOther === true ? otherKey : privateKey;
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(key, "base64url")}`;
}

function configuration(pages: readonly string[]): object {
  const client = { client_id: clientId, client_secret: clientSecret, redirect_uris: pages };
  return {
    clients: [{ ...client, response_types: ["code"], grant_types: ["authorization_code"] }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid, alg: "RS256", use: "sig" }] },
    cookies: { keys: ["of the test"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: Context, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: Context, sub: string) => ({ accountId: sub, claims: () => ({ sub }) }),
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
  };
}
