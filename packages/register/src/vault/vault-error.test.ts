// SPDX-License-Identifier: Apache-2.0
import { ScelleError } from "@scelle/core";
import { expect, test } from "vitest";
import { goneOrUnreadable, readError, sourceError, writeError } from "./vault-error.ts";

const systemError = (code: string) =>
  Object.assign(new Error("the system said no"), { code, syscall: "any" });

test.each([
  ["ENOSPC", "vault.no-space"],
  ["EDQUOT", "vault.no-space"],
  ["EROFS", "vault.not-writable"],
  ["EACCES", "vault.not-writable"],
  ["EIO", "vault.write-failed"],
  ["EBADF", "vault.write-failed"],
])("a write that fails with %s is %s, with the reason and the place", (reason, code) => {
  expect(writeError(systemError(reason), "/vault")).toMatchObject({
    code,
    facts: { reason, path: "/vault" },
  });
});

test("an object that is not there is missing, one that cannot be read is unreadable", () => {
  expect(readError(systemError("ENOENT"), "ab")).toMatchObject({ code: "vault.missing" });
  expect(readError(systemError("EIO"), "ab")).toMatchObject({ code: "vault.unreadable" });
});

test("a name that vanished from a folder is a change, not a fault of the medium", () => {
  expect(goneOrUnreadable(systemError("ENOENT"))).toMatchObject({ code: "vault.source-changed" });
  expect(goneOrUnreadable(systemError("EACCES"))).toMatchObject({ code: "vault.source-unreadable" });
});

test("an error that has its code already, or is a fault of ours, stays what it is", () => {
  const ours = new ScelleError("vault.source-short");
  const fault = new RangeError("ours");
  expect(sourceError(ours)).toBe(ours);
  expect(writeError(ours, "/vault")).toBe(ours);
  expect(writeError(fault, "/vault")).toBe(fault);
});
