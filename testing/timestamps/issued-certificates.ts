// SPDX-License-Identifier: Apache-2.0
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a certificate for signing time may be like: as it must be, or in one way wrong. */
export type SignerProfile = "signer" | "also_code" | "not_critical" | "no_purpose";

export interface IssuingOptions {
  /** Of every key: RSA takes some seconds more to make. */
  readonly key?: "ec" | "rsa";
  readonly listUrl?: string;
  /** Lengths of the chain: with one, a certificate authority stands between root and signers. */
  readonly between?: boolean;
}

/** An issuer of certificates for tests, made by openssl: a root, what it issues, what it revoked. */
export class IssuedCertificates {
  readonly folder: string;
  readonly #key: "ec" | "rsa";
  readonly #issuer: string;

  private constructor(folder: string, key: "ec" | "rsa", issuer: string) {
    this.folder = folder;
    this.#key = key;
    this.#issuer = issuer;
  }

  static async make(folder: string, name: string, options: IssuingOptions = {}): Promise<IssuedCertificates> {
    const { key = "ec", listUrl = "http://127.0.0.1:9/list.crl", between = false } = options;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "openssl.cnf"), configuration(listUrl));
    const made = new IssuedCertificates(folder, key, between ? "between" : "root");
    await made.#newKey("root");
    const self = ["-x509", "-new", "-key", "root.key", "-days", "3650", "-sha256", "-extensions", "issuer"];
    await made.openssl([
      "req",
      "-config",
      "openssl.cnf",
      ...self,
      "-subj",
      `/O=Exercise/CN=${name} root`,
      "-out",
      "root.pem",
    ]);
    for (const issuer of between ? ["root", "between"] : ["root"]) made.#newList(issuer);
    if (between) await made.#issue("between", "issuer", "root", `${name} between`);
    return made;
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  bytes(name: string): Buffer {
    return readFileSync(this.path(name));
  }

  /** Key and certificate of a signer, as `NAME.key` and `NAME.pem`. */
  async issueSigner(
    name: string,
    profile: SignerProfile,
    validity: readonly [string, string] | [] = [],
  ): Promise<void> {
    const [from, to] = validity;
    const dates = from === undefined || to === undefined ? [] : ["-startdate", from, "-enddate", to];
    await this.#issue(name, profile, this.#issuer, name, dates);
  }

  async revoke(name: string, reason?: string): Promise<void> {
    const why = reason === undefined ? [] : ["-crl_reason", reason];
    await this.openssl([
      "ca",
      "-config",
      "openssl.cnf",
      "-name",
      this.#issuer,
      "-revoke",
      `${name}.pem`,
      ...why,
    ]);
  }

  /** The list of what the issuer revoked, in DER. */
  async list(issuer = this.#issuer): Promise<Buffer> {
    const out = `${issuer}.crl.pem`;
    await this.openssl(["ca", "-config", "openssl.cnf", "-name", issuer, "-gencrl", "-out", out]);
    await this.openssl(["crl", "-in", out, "-outform", "DER", "-out", `${issuer}.crl`]);
    return this.bytes(`${issuer}.crl`);
  }

  async openssl(words: readonly string[]): Promise<void> {
    await run("openssl", [...words], { cwd: this.folder });
  }

  async #newKey(name: string): Promise<void> {
    const kind =
      this.#key === "ec"
        ? ["EC", "-pkeyopt", "ec_paramgen_curve:P-256"]
        : ["RSA", "-pkeyopt", "rsa_keygen_bits:2048"];
    await this.openssl(["genpkey", "-algorithm", ...kind, "-out", `${name}.key`]);
  }

  #newList(issuer: string): void {
    writeFileSync(this.path(`${issuer}.index`), "");
    writeFileSync(this.path(`${issuer}.serial`), "1000\n");
    writeFileSync(this.path(`${issuer}.number`), "01\n");
  }

  async #issue(
    name: string,
    profile: string,
    issuer: string,
    common: string,
    dates: readonly string[] = [],
  ): Promise<void> {
    await this.#newKey(name);
    const subject = ["-subj", `/O=Exercise/CN=${common}`];
    await this.openssl([
      "req",
      "-config",
      "openssl.cnf",
      "-new",
      "-key",
      `${name}.key`,
      ...subject,
      "-out",
      `${name}.csr`,
    ]);
    const ca = [
      "ca",
      "-config",
      "openssl.cnf",
      "-name",
      issuer,
      "-batch",
      "-notext",
      "-extensions",
      profile,
      ...dates,
    ];
    await this.openssl([...ca, "-in", `${name}.csr`, "-out", `${name}.pem`]);
  }
}

function configuration(listUrl: string): string {
  const issuer = (name: string) => `[${name}]
database = ${name}.index
serial = ${name}.serial
crlnumber = ${name}.number
certificate = ${name}.pem
private_key = ${name}.key
new_certs_dir = .
default_md = sha256
default_days = 3650
default_crl_days = 30
unique_subject = no
policy = any_name
`;
  return `${issuer("root")}${issuer("between")}[any_name]
organizationName = optional
commonName = supplied
[req]
distinguished_name = nobody
[nobody]
[issuer]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[signer]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
crlDistributionPoints = URI:${listUrl}
[also_code]
extendedKeyUsage = critical,timeStamping,codeSigning
[not_critical]
extendedKeyUsage = timeStamping
[no_purpose]
basicConstraints = CA:FALSE
[time]
serial = time.serial
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.2
digests = sha256
accuracy = secs:1, millisecs:500
ess_cert_id_chain = no
ess_cert_id_alg = sha256
tsa_name = no
`;
}
