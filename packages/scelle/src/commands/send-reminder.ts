// SPDX-License-Identifier: Apache-2.0
import { spawn } from "node:child_process";
import { reminderMsMax, ScelleError } from "@scelle/core";

/** Constant: what a reminder says must not depend on what it reminds of. */
const subject = "Scelle: a time limit asks for attention / un delai appelle l'attention";
const sentences = [
  "A time limit of a case in this register asks for attention. Sign in to see which.",
  "Un délai d’une affaire de ce registre appelle l’attention. Connectez-vous pour voir lequel.",
] as const;

const sendmailPath = "/usr/sbin/sendmail";

/**
 * Posts the reminder as JSON with a `text`, as chat programs take it.
 * @param origin the name of the register's log: which register it is
 * @throws ScelleError("remind.not-sent"); an address may hold a secret, and stands in no error
 */
export async function postReminder(url: URL, origin: string): Promise<void> {
  const body = JSON.stringify({ text: `${sentences.join(" ")} (${origin})`, register: origin });
  const headers = { "content-type": "application/json" };
  const signal = AbortSignal.timeout(reminderMsMax);
  let status: number;
  try {
    const answer = await fetch(url, { method: "POST", headers, body, redirect: "error", signal });
    await answer.body?.cancel();
    status = answer.status;
  } catch (cause) {
    throw new ScelleError("remind.not-sent", { way: "webhook", problem: "no answer" }, { cause });
  }
  if (status < 200 || status > 299) {
    throw new ScelleError("remind.not-sent", { way: "webhook", problem: `HTTP ${status}` });
  }
}

/**
 * Hands the reminder to the mail program of this machine, which queues and delivers it.
 * @throws ScelleError("remind.not-sent")
 */
export async function mailReminder(address: string, origin: string, program = sendmailPath): Promise<void> {
  const headers = [
    `To: ${address}`,
    `Subject: ${subject}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "Auto-Submitted: auto-generated",
  ];
  await handTo(program, `${[...headers, "", ...sentences, origin].join("\n")}\n`);
}

async function handTo(program: string, message: string): Promise<void> {
  const notSent = (problem: string) => new ScelleError("remind.not-sent", { way: "mail", problem });
  await new Promise<void>((resolve, reject) => {
    const mailing = spawn(program, ["-i", "-t"], {
      stdio: ["pipe", "ignore", "ignore"],
      timeout: reminderMsMax,
    });
    mailing.once("error", () => reject(notSent("there is no mail program")));
    mailing.once("close", (code) => {
      if (code === 0) resolve();
      else reject(notSent(code === null ? "no answer" : `exit ${code}`));
    });
    mailing.stdin.on("error", () => undefined); // It ended early: its exit code says so.
    mailing.stdin.end(message);
  });
}
