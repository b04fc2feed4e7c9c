// SPDX-License-Identifier: Apache-2.0
import { utf8 } from "@scelle/core";
import {
  carriedBy,
  lookAtImage,
  TarSplitter,
  tarEnd,
  tarHeader,
  tarPaddingSizeBytes,
} from "@scelle/register";
import { namedBytes } from "../verifier/test-crypto.ts";
import { bytesRow, type ParserRow } from "./parser-row.ts";
import { scratchFile } from "./scratch-file.ts";
import { storedZip } from "./stored-zip.ts";

const sha1 = "0123456789abcdef0123456789abcdef01234567";
const turtle = `@prefix aff4: <http://aff4.org/Schema#> .\n<aff4://1> aff4:hash "${sha1}"^^aff4:SHA1 .\n`;
const hashes = `<item name="SHA1"><![CDATA[ ${sha1} ]]></item>\n`;
const report = `<project xmlns="http://pa.cellebrite.com/report/2.0">
<metadata section="Hashes">\n${hashes}</metadata></project>\n`;

const plainFile = {
  type: "file",
  linkTarget: new Uint8Array(0),
  mode: 0o600,
  userId: 0,
  groupId: 0,
  mtimeNs: 0n,
  deviceMajor: 0,
  deviceMinor: 0,
} as const;

/** Parsers of images that other programs made. */
export const imageParsers: readonly ParserRow[] = [
  bytesRow({
    name: "zipped image",
    samples: [
      storedZip(new Map([["information.turtle", utf8(turtle)]])),
      storedZip(new Map([["report.xml", utf8(report)]])),
      storedZip(new Map([["report.xml", utf8(report.repeat(3))]]), true),
    ],
    parse: async (bytes) => carriedBy(await lookAtImage(scratchFile("image.zip", bytes)), false),
    weight: 8,
  }),
  bytesRow({
    name: "description of a zipped image",
    form: "lines",
    samples: [turtle, report].map(utf8),
    parse: async (bytes) => {
      const name = Buffer.from(bytes).includes("@prefix") ? "information.turtle" : "report.xml";
      const zip = storedZip(new Map([[name, bytes]]));
      return carriedBy(await lookAtImage(scratchFile("image.zip", zip)), false);
    },
    weight: 8,
  }),
  bytesRow({
    name: "tar of segments",
    samples: [tarOf("image.E01", "image.E02"), tarOf("é".repeat(120))],
    parse: splitTar,
    weight: 2,
  }),
];

async function splitTar(bytes: Uint8Array): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  let current = "";
  const splitter = new TarSplitter({
    begin: async (name) => {
      current = name;
      sizes.set(name, 0);
    },
    write: async (part) => {
      sizes.set(current, (sizes.get(current) ?? 0) + part.length);
    },
  });
  await splitter.write(bytes);
  splitter.assertEnd();
  return sizes;
}

function tarOf(...names: readonly string[]): Uint8Array {
  const parts = names.map((path, i) => {
    const content = namedBytes(path, 100 + 512 * i);
    const header = tarHeader({ ...plainFile, path: utf8(path), sizeBytes: content.length });
    return Buffer.concat([header, content, new Uint8Array(tarPaddingSizeBytes(content.length))]);
  });
  return Buffer.concat([...parts, tarEnd]);
}
