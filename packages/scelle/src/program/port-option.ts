// SPDX-License-Identifier: Apache-2.0
import { InvalidArgumentError, Option } from "commander";

/** `--port`, for what listens on this machine. */
export function portOption(usual: number): Option {
  const option = new Option(
    "--port <NUMBER>",
    `port on this machine, 0 for any that is free (default: ${usual})`,
  );
  return option.argParser((text: string) => {
    const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
    if (port <= 65_535) return port;
    throw new InvalidArgumentError("Allowed choices are 0 … 65535.");
  });
}
