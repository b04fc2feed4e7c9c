// SPDX-License-Identifier: Apache-2.0
import { accessErrors } from "./errors/access-errors.ts";
import { apiErrors } from "./errors/api-errors.ts";
import { bundleErrors } from "./errors/bundle-errors.ts";
import { commandErrors } from "./errors/command-errors.ts";
import { conductErrors } from "./errors/conduct-errors.ts";
import { custodyErrors } from "./errors/custody-errors.ts";
import { disposalErrors } from "./errors/disposal-errors.ts";
import type { ErrorRow } from "./errors/error-row.ts";
import { favourableErrors } from "./errors/favourable-errors.ts";
import { formatErrors } from "./errors/format-errors.ts";
import { imageErrors } from "./errors/image-errors.ts";
import { importErrors } from "./errors/import-errors.ts";
import { mendingErrors } from "./errors/mending-errors.ts";
import { readingErrors } from "./errors/reading-errors.ts";
import { registerErrors } from "./errors/register-errors.ts";
import { sourceErrors } from "./errors/source-errors.ts";
import { statementErrors } from "./errors/statement-errors.ts";
import { storageErrors } from "./errors/storage-errors.ts";
import { successionErrors } from "./errors/succession-errors.ts";
import { timestampErrors } from "./errors/timestamp-errors.ts";
import { transferErrors } from "./errors/transfer-errors.ts";
import { vaultErrors } from "./errors/vault-errors.ts";
import { witnessErrors } from "./errors/witness-errors.ts";

/**
 * Every operating error, once. HTTP status, exit code, screen text and docs/errors.md read this table.
 * Facts hold references, sizes and codes, never evidence, keys or free text: errors reach logs.
 */
export const errorTable = {
  ...accessErrors,
  ...apiErrors,
  ...bundleErrors,
  ...commandErrors,
  ...conductErrors,
  ...custodyErrors,
  ...disposalErrors,
  ...favourableErrors,
  ...mendingErrors,
  ...formatErrors,
  ...imageErrors,
  ...importErrors,
  ...readingErrors,
  ...sourceErrors,
  ...registerErrors,
  ...statementErrors,
  ...storageErrors,
  ...successionErrors,
  ...timestampErrors,
  ...transferErrors,
  ...vaultErrors,
  ...witnessErrors,
} as const satisfies Record<string, ErrorRow>;
