// SPDX-License-Identifier: Apache-2.0
import { postForBytes } from "../../api/client.ts";
import { saveBytes } from "../../design/save-file.ts";

/**
 * Has a case disclosed to the defence and saves what comes. The disclosure is on record before its first
 * byte.
 * @returns bytes
 * @throws ApiProblem
 */
export async function takeFile(caseRef: string, recipientRef: string): Promise<number> {
  const order = { reason: "Exercise: the defence asks for the file", standing: "counsel", recipientRef };
  const response = await postForBytes(`/cases/${caseRef}/bundle`, order);
  const file = await response.blob();
  saveBytes(`scelle-case-${caseRef.slice(0, 8)}.zip`, file);
  return file.size;
}
