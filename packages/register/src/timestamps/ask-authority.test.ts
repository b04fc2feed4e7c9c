// SPDX-License-Identifier: Apache-2.0
import { expect, test } from "vitest";
import { fetchRevocationList } from "./ask-authority.ts";

const { signal } = new AbortController();
const elsewhere = "https://time.notary.example/tsa";

test.each([
  ["a port that there is not", "http://crl.example:99999/a.crl", "bad-address"],
  ["a name of a user that is no text", "http://u:%ZZ@crl.example/a.crl", "bad-address"],
  ["no address at all", "http://", "bad-address"],
  ["this machine by name", "http://localhost./a.crl", "local-address"],
  ["a name below it", "http://a.localhost/a.crl", "local-address"],
  ["this machine by number", "http://127.1/a.crl", "local-address"],
  ["no number", "http://0/a.crl", "local-address"],
  ["this machine by the other protocol", "http://[::1]/a.crl", "local-address"],
  ["and by the one inside the other", "http://[::ffff:127.0.0.1]/a.crl", "local-address"],
  ["what a cloud tells its own machines", "http://169.254.169.254/a.crl", "local-address"],
  ["a neighbour on the link", "http://[fe80::1]/a.crl", "local-address"],
])("a list is not asked for at an address that a certificate made up: %s", async (_, address, problem) => {
  const asked = fetchRevocationList(address, elsewhere, signal);
  await expect(asked).rejects.toMatchObject({ code: "timestamp.unusable", facts: { problem } });
});
