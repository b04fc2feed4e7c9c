// SPDX-License-Identifier: Apache-2.0

/** Of this package; a test compares it with package.json, which a page cannot read. */
export const toolVersion = "0.1.0";
