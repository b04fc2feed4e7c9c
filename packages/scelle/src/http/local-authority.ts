// SPDX-License-Identifier: Apache-2.0
import { execFile } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ScelleError } from "@scelle/core";
import type { TlsPair } from "./served-place.ts";

const run = promisify(execFile);
const dayMs = 24 * 3_600_000;
/** Browsers take a certificate that lasts no longer than a year and a month. */
const certificateDays = 397;
/** The authority is trusted by hand on each machine, so it lasts. */
const authorityDays = 3_650;
/** A certificate is made anew when the server starts in its last month. */
const renewalMs = 30 * dayMs;
const openSslMsMax = 30_000;

/** A certificate for one name, and the authority that other machines are to trust for it. */
export interface LocalCertificate extends TlsPair {
  /** PEM file of the authority's certificate. */
  readonly authorityFile: string;
  /** SHA-256 of the authority's certificate, to be compared by eye: AB:CD:… */
  readonly authorityFingerprint: string;
}

/**
 * The certificate of a host name, made if there is none or it is about to end, by an authority of this
 * installation that can vouch for this name and this machine alone.
 * @param folder 0700; the keys in it are 0600
 * @throws ScelleError("server.no-openssl" | "server.bad-certificate")
 */
export async function localCertificate(folder: string, hostName: string): Promise<LocalCertificate> {
  const place = join(folder, hostName);
  const at = (name: string) => join(place, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await certificateAt(at("authority.crt"))) === undefined) await makeAuthority(folder, place, hostName);
  const existing = await certificateAt(at("server.crt"));
  const isGood = existing !== undefined && Date.parse(existing.validTo) - Date.now() > renewalMs;
  if (!isGood) await makeCertificate(place, hostName);
  const [cert, key, authority] = await Promise.all([
    readFile(at("server.crt"), "utf8"),
    readFile(at("server.key"), "utf8"),
    readFile(at("authority.crt")),
  ]);
  return {
    cert,
    key,
    authorityFile: at("authority.crt"),
    authorityFingerprint: new X509Certificate(authority).fingerprint256,
  };
}

/** All or nothing: the folder of a name gets its name last. */
async function makeAuthority(folder: string, place: string, hostName: string): Promise<void> {
  const work = await mkdtemp(join(folder, ".new-"));
  try {
    await writeFile(join(work, "authority.cnf"), authorityText(hostName));
    await openSsl(work, [
      ...["req", "-x509", "-config", "authority.cnf", "-days", String(authorityDays)],
      ...["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"],
      ...["-keyout", "authority.key", "-out", "authority.crt"],
    ]);
    await chmod(join(work, "authority.key"), 0o600);
    await rename(work, place);
  } catch (cause) {
    await rm(work, { recursive: true, force: true });
    throw cause;
  }
}

async function makeCertificate(place: string, hostName: string): Promise<void> {
  const work = await mkdtemp(join(place, ".new-"));
  try {
    await writeFile(join(work, "server.cnf"), serverText(hostName));
    await openSsl(work, [
      ...["req", "-new", "-config", "server.cnf", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
      ...["-nodes", "-keyout", "server.key", "-out", "server.csr"],
    ]);
    await openSsl(work, [
      ...["x509", "-req", "-in", "server.csr", "-CA", "../authority.crt", "-CAkey", "../authority.key"],
      ...["-CAcreateserial", "-CAserial", "serial", "-days", String(certificateDays), "-sha256"],
      ...["-extfile", "server.cnf", "-extensions", "server", "-out", "server.crt"],
    ]);
    await chmod(join(work, "server.key"), 0o600);
    // The key first: a certificate without its key is refused when the server starts, and is then made anew.
    await rm(join(place, "server.crt"), { force: true });
    for (const name of ["server.key", "server.crt"]) await rename(join(work, name), join(place, name));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** An authority for one name and this machine: whoever steals its key can pass for nobody else. */
function authorityText(hostName: string): string {
  return `[req]
prompt = no
distinguished_name = name
x509_extensions = authority
[name]
O = Scelle, local authority
CN = ${`for ${hostName}`.slice(0, 60)}
[authority]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
nameConstraints = critical, @permitted
[permitted]
permitted;DNS.0 = ${hostName}
permitted;DNS.1 = localhost
permitted;IP.0 = 127.0.0.1/255.255.255.255
`;
}

function serverText(hostName: string): string {
  const names = hostName === "localhost" ? "DNS:localhost" : `DNS:${hostName}, DNS:localhost`;
  return `[req]
prompt = no
distinguished_name = name
[name]
CN = ${hostName.slice(0, 60)}
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = ${names}, IP:127.0.0.1
authorityKeyIdentifier = keyid
`;
}

async function certificateAt(path: string): Promise<X509Certificate | undefined> {
  const text = await readFile(path).catch(() => undefined); // Not there: it is made.
  if (text === undefined) return undefined;
  try {
    return new X509Certificate(text);
  } catch (cause) {
    throw new ScelleError("server.bad-certificate", {}, { cause });
  }
}

async function openSsl(folder: string, words: readonly string[]): Promise<void> {
  try {
    await run("openssl", [...words], { cwd: folder, timeout: openSslMsMax });
  } catch (cause) {
    throw new ScelleError("server.no-openssl", {}, { cause });
  }
}
