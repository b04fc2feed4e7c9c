// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";

/** Certificate and private key, PEM. */
export interface TlsPair {
  readonly cert: string;
  readonly key: string;
}

/** Where a server is to be found. */
export interface Placing {
  /** 0 for any that is free. */
  readonly port: number;
  readonly tls?: TlsPair | undefined;
  /** The name under which other machines reach it: it then listens beyond this machine. */
  readonly hostName?: string | undefined;
  /** Where a reverse proxy on this machine serves it, `https://register.example`. */
  readonly publicUrl?: URL | undefined;
}

const loopbackAddress = "127.0.0.1";
const everyAddress = "0.0.0.0";
const numeric = /^[\d.]+$|:/;

/** Under which addresses a server answers, and what follows from it. */
export class ServedPlace {
  readonly listensAt: string;
  /** Whether browsers speak to it over TLS, its own or that of the proxy before it. */
  readonly isSecure: boolean;
  readonly #placing: Placing;
  #port: number;

  /** @throws ScelleError("server.needs-tls") for a name beyond this machine without TLS */
  constructor(placing: Placing) {
    const { tls, hostName, publicUrl, port } = placing;
    const isBeyond = hostName !== undefined && hostName !== "localhost";
    if (isBeyond && tls === undefined) throw new ScelleError("server.needs-tls", { host: hostName });
    this.#placing = placing;
    this.#port = port;
    this.listensAt = isBeyond ? everyAddress : loopbackAddress;
    this.isSecure = tls !== undefined || publicUrl?.protocol === "https:";
  }

  /** Known once the server listens. */
  set port(port: number) {
    this.#port = port;
  }

  get port(): number {
    return this.#port;
  }

  /** Where the app is opened. */
  get url(): string {
    const { publicUrl, hostName } = this.#placing;
    if (publicUrl !== undefined) return `${publicUrl.origin}/`;
    const name = hostName ?? (this.isSecure ? "localhost" : loopbackAddress);
    return `${this.#scheme()}://${name}:${this.#port}/`;
  }

  /** Whether a request named this server as one of its addresses. */
  isOurs(host: string): boolean {
    return this.#hosts().includes(host.toLowerCase());
  }

  /** The origin of pages that were loaded from a host of ours. */
  originOf(host: string): string {
    return `${this.isSecure ? "https" : "http"}://${withoutUsualPort(host.toLowerCase(), this.isSecure)}`;
  }

  /**
   * The host that passkeys are made for; numbers have none.
   * @throws ScelleError("session.no-host-name")
   */
  rpIdOf(host: string): string {
    const [name = ""] = host.toLowerCase().split(":");
    if (numeric.test(name)) throw new ScelleError("session.no-host-name");
    return name;
  }

  #scheme(): string {
    return this.#placing.tls === undefined ? "http" : "https";
  }

  #hosts(): readonly string[] {
    const { hostName, publicUrl } = this.#placing;
    if (publicUrl !== undefined) return [publicUrl.host];
    const names = [loopbackAddress, "localhost", ...(hostName === undefined ? [] : [hostName])];
    const hosts = names.map((name) => `${name}:${this.#port}`);
    const usualPort = this.#placing.tls === undefined ? 80 : 443;
    return this.#port === usualPort ? [...hosts, ...names] : hosts;
  }
}

function withoutUsualPort(host: string, isSecure: boolean): string {
  const usual = isSecure ? ":443" : ":80";
  return host.endsWith(usual) ? host.slice(0, -usual.length) : host;
}
