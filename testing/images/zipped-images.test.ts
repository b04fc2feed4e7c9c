// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { carriedBy, lookAtImage } from "@scelle/register";
import fc from "fast-check";
import { expect, test } from "vitest";
import { temporaryFolder } from "../vault/child-process.ts";

interface Part {
  readonly name: string;
  readonly text: string;
  readonly isDeflated?: boolean;
}

/** A zip as the field's tools write it; `isWide` puts places and sizes into Zip64 fields. */
function zipOf(parts: readonly Part[], isWide = false): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, isDeflated = false } of parts) {
    const bytes = isDeflated ? deflateRawSync(text) : Buffer.from(text);
    const method = isDeflated ? 8 : 0;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt16LE(name.length, 26);
    files.push(local, Buffer.from(name), bytes);
    directory.push(...listed(name, method, isWide, [Buffer.byteLength(text), bytes.length, offset]));
    offset += 30 + name.length + bytes.length;
  }
  const listing = Buffer.concat(directory);
  return Buffer.concat([...files, listing, endOf(parts.length, listing.length, offset, isWide)]);
}

function listed(name: string, method: number, isWide: boolean, values: readonly number[]): Buffer[] {
  const extra = isWide ? Buffer.alloc(4 + 8 * values.length) : Buffer.alloc(0);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  head.writeUInt16LE(method, 10);
  head.writeUInt16LE(name.length, 28);
  head.writeUInt16LE(extra.length, 30);
  const [size = 0, sealed = 0, at = 0] = isWide ? values.map(() => 0xffffffff) : values;
  head.writeUInt32LE(sealed, 20);
  head.writeUInt32LE(size, 24);
  head.writeUInt32LE(at, 42);
  if (isWide) {
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(8 * values.length, 2);
    for (const [i, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * i);
  }
  return [head, Buffer.from(name), extra];
}

function endOf(count: number, sizeBytes: number, offset: number, isWide: boolean): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(isWide ? 0xffffffff : sizeBytes, 12);
  end.writeUInt32LE(isWide ? 0xffffffff : offset, 16);
  if (!isWide) return end;
  const wide = Buffer.alloc(56);
  wide.writeUInt32LE(0x06064b50, 0);
  wide.writeBigUInt64LE(BigInt(sizeBytes), 40);
  wide.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + sizeBytes), 8);
  return Buffer.concat([wide, locator, end]);
}

async function lookedAt(bytes: Uint8Array): Promise<unknown> {
  const path = join(temporaryFolder(), "image.zip");
  writeFileSync(path, bytes);
  const image = await lookAtImage(path);
  return await carriedBy(image, true);
}

const md5 = "0123456789abcdef0123456789abcdef";
const sha1 = `${md5}01234567`;
const sha256 = `${md5}${md5}`;
const turtle = `@prefix aff4: <http://aff4.org/Schema#> .
<aff4://1> a aff4:DiskImage ;
    aff4:hash "${sha1}"^^aff4:SHA1 , "${md5.toUpperCase()}"^^aff4:MD5 ;
    aff4:other "${md5}"^^aff4:MD5 .
<aff4://2> aff4:hash "${sha256}"^^<http://aff4.org/Schema#SHA256> , "${md5}"^^aff4:SHA512 .
`;
const filler = { name: "a long name/data", text: "x".repeat(50_000), isDeflated: true };
const report = `<?xml version="1.0"?>
<project id="1" xmlns="http://pa.cellebrite.com/report/2.0">
  <images><image path="a.zip"><metadata section="Hashes">
    <item name="SHA256">${sha256}</item><item name="MD5" systemtype="System.String"><![CDATA[${md5}]]></item>
    <item name="CRC">${md5}</item><item name="SHA1"></item>
  </metadata></image></images>
  <taggedFiles><file><metadata section="File"><item name="SHA1">${sha1}</item></metadata></file></taggedFiles>
</project>`;

test.each([
  ["stored", false, false],
  ["deflated", true, false],
  ["deflated, in a volume beyond four gigabytes", true, true],
])(
  "the hashes that an AFF4 volume states are read and said to be unchecked: %s",
  async (_, isDeflated, isWide) => {
    const bytes = zipOf([filler, { name: "information.turtle", text: turtle, isDeflated }], isWide);
    expect(await lookedAt(bytes)).toEqual({
      format: "aff4",
      check: "unchecked",
      hashes: [
        { algorithm: "sha1", digest: sha1 },
        { algorithm: "md5", digest: md5 },
        { algorithm: "sha256", digest: sha256 },
      ],
    });
  },
);

test("of a UFDR report the hashes of whole images are read, not those of its files", async () => {
  const long = `${report}${"<!-- filler -->".repeat(100_000)}`;
  const bytes = zipOf([{ name: "report.xml", text: long, isDeflated: true }, filler]);
  expect(await lookedAt(bytes)).toEqual({
    format: "ufdr",
    check: "unchecked",
    hashes: [
      { algorithm: "sha256", digest: sha256 },
      { algorithm: "md5", digest: md5 },
    ],
  });
});

test("where a volume states more hashes than a record holds, none pass for all", async () => {
  const many = Array.from({ length: 65 }, (_, i) => `"${String(i).padStart(32, "0")}"^^aff4:MD5`).join(" , ");
  const bytes = zipOf([{ name: "information.turtle", text: many }]);
  expect(await lookedAt(bytes)).toEqual({ format: "aff4", check: "unchecked", hashes: [] });
});

test("a report of nothing but blanks is looked through as fast as any other", async () => {
  const section = `<metadata section="Hashes"><item name="SHA1">${" ".repeat(8_000)}</metadata>`;
  const start = report.slice(0, report.indexOf(">") + 1);
  const took = async (text: string): Promise<number> => {
    const bytes = zipOf([{ name: "report.xml", text: start + text }]);
    const begun = process.cpuUsage();
    await lookedAt(bytes);
    return process.cpuUsage(begun).user / 1_000;
  };
  await took(section);
  const [blankMs, otherMs] = [await took(section.repeat(60)), await took("x".repeat(section.length * 60))];
  expect(blankMs).toBeLessThan(otherMs + 400);
});

test("another zip is a file like any other", async () => {
  expect(await lookedAt(zipOf([filler]))).toBeUndefined();
  expect(await lookedAt(zipOf([{ name: "report.xml", text: "<report/>" }]))).toBeUndefined();
});

test("whatever is broken in a zip, it is sealed as a file, without hashes that nobody wrote", async () => {
  const whole = zipOf([{ name: "information.turtle", text: turtle, isDeflated: true }, filler], true);
  const damage = fc.record({ at: fc.nat(whole.length - 1), value: fc.nat(255), cutAt: fc.nat(whole.length) });
  await fc.assert(
    fc.asyncProperty(damage, fc.boolean(), async ({ at, value, cutAt }, isCut) => {
      const bytes = Buffer.from(whole);
      bytes[Math.max(at, 4)] = value;
      const answer = await lookedAt(isCut ? bytes.subarray(0, Math.max(cutAt, 4)) : bytes);
      if (answer !== undefined) expect(answer).toMatchObject({ format: "aff4", check: "unchecked" });
    }),
    { numRuns: 300 },
  );
});
