// SPDX-License-Identifier: Apache-2.0
import { memoryFolder, reportText, verifyRegister } from "@scelle/verifier";
import { test } from "vitest";
import { inquiry } from "./inquiry.ts";
import { testCrypto } from "./test-crypto.ts";

test("scratch", async () => {
  const { builder } = await inquiry();
  const options = {
    crypto: testCrypto,
    recordKey: builder.recordKey,
    linkRootKey: builder.linkRootKey,
    deep: true,
  };
  console.log(reportText(await verifyRegister(memoryFolder(builder.files), options), "fr"));
  console.log([...builder.files.keys()].join(" "));
});
