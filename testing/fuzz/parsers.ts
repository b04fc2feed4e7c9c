// SPDX-License-Identifier: Apache-2.0
import type { ParserRow } from "./parser-row.ts";
import { bundleParsers } from "./parsers-of-bundles.ts";
import { encodingParsers } from "./parsers-of-encodings.ts";
import { folderParsers } from "./parsers-of-folders.ts";
import { imageParsers } from "./parsers-of-images.ts";
import { passkeyParsers } from "./parsers-of-passkeys.ts";
import { recordParsers } from "./parsers-of-records.ts";
import { logParsers } from "./parsers-of-the-log.ts";
import { vaultParsers } from "./parsers-of-the-vault.ts";
import { timestampParsers } from "./parsers-of-timestamps.ts";
import { witnessParsers } from "./parsers-of-witnesses.ts";

/** Every parser of bytes from outside, once: the routine test and `npm run fuzz` both run this table. */
export const parsers: readonly ParserRow[] = [
  ...encodingParsers,
  ...logParsers,
  ...folderParsers,
  ...recordParsers,
  ...passkeyParsers,
  ...vaultParsers,
  ...imageParsers,
  ...bundleParsers,
  ...witnessParsers,
  ...timestampParsers,
];
