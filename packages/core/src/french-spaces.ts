// SPDX-License-Identifier: Apache-2.0

/** French sets off its signs by a space, at which no line may end. */
export function frenchSpaces(text: string): string {
  return text.replace(/ ([:;?!»%])/g, "\u00a0$1").replace(/« /g, "«\u00a0");
}
