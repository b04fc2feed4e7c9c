// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { IssuedCertificates, type IssuingOptions } from "./issued-certificates.ts";

/** What an authority does that it should not; `undefined` for one that is as it should be. */
export type Mischief =
  | "no-answer"
  | "refuses"
  | "too-long"
  | "a-page"
  | "moves-on"
  | "other-protocol"
  | "granted-with-changes"
  | "other-nonce"
  | "no-nonce"
  | "other-imprint"
  | "other-policy"
  | "bad-signature"
  | "other-content"
  | { readonly signedBy: string };

/**
 * An authority for time on this machine. Every token is made by `openssl ts` or, where that refuses to make
 * what a test needs, by `openssl cms`; certificates are made anew in each test.
 */
export class LocalAuthority {
  mischief: Mischief | undefined;
  /** Requests for tokens, and for the list of revoked certificates. */
  readonly asked: string[] = [];
  issued!: IssuedCertificates;
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  #list: Buffer | undefined;
  #url = "";
  #isBetween = false;

  /** @param top a folder that is removed after the test */
  static async start(
    top: string,
    name: string,
    options: Omit<IssuingOptions, "listUrl"> = {},
  ): Promise<LocalAuthority> {
    const authority = new LocalAuthority();
    authority.#isBetween = options.between === true;
    await authority.listen(0);
    const folder = join(top, name);
    const listUrl = `${authority.#url}/list.crl`;
    authority.issued = await IssuedCertificates.make(folder, name, { ...options, listUrl });
    await authority.issued.issueSigner("signer", "signer");
    await authority.renewList();
    return authority;
  }

  get url(): string {
    return `${this.#url}/tsa`;
  }

  get rootPath(): string {
    return this.issued.path("root.pem");
  }

  async renewList(): Promise<void> {
    this.#list = await this.issued.list();
  }

  /** The list cannot be had any more. */
  loseList(): void {
    this.#list = undefined;
  }

  async listen(port = Number(new URL(this.#url).port)): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(port, "127.0.0.1", resolve));
    this.#url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  /** A token on a request, as `openssl ts` makes it. */
  async reply(query: Uint8Array): Promise<Buffer> {
    const at = mkdtempSync(join(this.issued.folder, "reply-"));
    writeFileSync(join(at, "query"), query);
    const signer = ["-signer", "signer.pem", "-inkey", "signer.key", ...this.#carried("-chain")];
    const words = [
      "ts",
      "-reply",
      "-config",
      "openssl.cnf",
      "-section",
      "time",
      "-queryfile",
      join(at, "query"),
    ];
    await this.issued.openssl([...words, ...signer, "-out", join(at, "reply")]);
    return readFileSync(join(at, "reply"));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    this.asked.push(`${request.method} ${request.url}`);
    if (request.url === "/list.crl") {
      response.writeHead(this.#list === undefined ? 404 : 200).end(this.#list);
      return;
    }
    const head = { "content-type": "application/timestamp-reply" };
    if (this.mischief === "no-answer") return;
    if (this.mischief === "too-long") response.writeHead(200, head).end(Buffer.alloc(200_000, 0x30));
    else if (this.mischief === "a-page")
      response.writeHead(200, { "content-type": "text/html" }).end("<p>Welcome");
    else if (this.mischief === "moves-on") response.writeHead(302, { location: this.url }).end();
    else if (this.mischief === "other-protocol")
      response.writeHead(101, { connection: "Upgrade", upgrade: "other" }).end();
    else response.writeHead(200, head).end(await this.#token(Buffer.concat(parts)));
  }

  async #token(query: Buffer): Promise<Buffer> {
    switch (this.mischief) {
      case "refuses":
        // Rejection, for want of a policy that is accepted: bit 15.
        return Buffer.from("300a30080201020303000001", "hex");
      case "granted-with-changes":
        return replaced(await this.reply(query), "3003020100", "3003020101");
      case "other-nonce":
        return await this.reply(flipped(query, query.length - 4));
      case "no-nonce":
        return await this.reply(withoutNonce(query));
      case "other-imprint":
        return await this.reply(flipped(query, query.indexOf(Buffer.from("0420", "hex")) + 5));
      case "other-policy":
        return await this.reply(replaced(query, "06042a030402", "06042a030401"));
      case "bad-signature": {
        const reply = await this.reply(query);
        return flipped(reply, reply.length - 6);
      }
      case "other-content": {
        // The time, which the signature covers by a digest only: a year later, the rest as it was.
        const reply = await this.reply(query);
        const at = reply.indexOf(Buffer.from("180f32", "hex")) + 2;
        reply[at + 3] = (reply[at + 3] ?? 0) === 0x39 ? 0x38 : (reply[at + 3] ?? 0) + 1;
        return reply;
      }
      case undefined:
        return await this.reply(query);
      default:
        if (typeof this.mischief === "string") throw new Error(`${this.mischief} is answered elsewhere`);
        return await this.#signedBy(query, this.mischief.signedBy);
    }
  }

  /** What goes along beside the signer's certificate. */
  #carried(option: string): string[] {
    return this.#isBetween ? [option, "between.pem"] : [];
  }

  /** The same statement, signed by whatever certificate. */
  async #signedBy(query: Buffer, name: string): Promise<Buffer> {
    const at = mkdtempSync(join(this.issued.folder, "signed-"));
    const [whole, token, content, signed] = ["whole", "token", "content", "signed"].map((file) =>
      join(at, file),
    );
    writeFileSync(whole ?? "", await this.reply(query));
    const { issued } = this;
    await issued.openssl(["ts", "-reply", "-in", whole ?? "", "-token_out", "-out", token ?? ""]);
    const verify = ["cms", "-verify", "-noverify", "-binary", "-inform", "DER", "-in", token ?? ""];
    await issued.openssl([...verify, "-out", content ?? ""]);
    const kind = [
      "-econtent_type",
      "1.2.840.113549.1.9.16.1.4",
      "-nodetach",
      "-binary",
      "-cades",
      "-md",
      "sha256",
    ];
    const by = ["-signer", `${name}.pem`, "-inkey", `${name}.key`, ...this.#carried("-certfile")];
    const out = ["-outform", "DER", "-out", signed ?? ""];
    await issued.openssl(["cms", "-sign", ...kind, "-in", content ?? "", ...by, ...out]);
    return sequence(Buffer.concat([Buffer.from("3003020100", "hex"), readFileSync(signed ?? "")]));
  }
}

/** A DER sequence of less than 64 KiB. */
function sequence(content: Buffer): Buffer {
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([0x30, ...length]), content]);
}

function withoutNonce(query: Buffer): Buffer {
  const fields = query.subarray(2);
  // A version, an imprint of SHA-256, perhaps a policy.
  const afterImprint = 3 + 51;
  const nonceAt =
    fields[afterImprint] === 0x06 ? afterImprint + 2 + (fields[afterImprint + 1] ?? 0) : afterImprint;
  const after = nonceAt + 2 + (fields[nonceAt + 1] ?? 0);
  return sequence(Buffer.concat([fields.subarray(0, nonceAt), fields.subarray(after)]));
}

function flipped(bytes: Buffer, at: number): Buffer {
  const other = Buffer.from(bytes);
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
}

function replaced(bytes: Buffer, from: string, to: string): Buffer {
  const at = bytes.indexOf(Buffer.from(from, "hex"));
  if (at === -1) throw new Error(`${from} is not there`);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(to, "hex"), bytes.subarray(at + from.length / 2)]);
}
