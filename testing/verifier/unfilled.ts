// SPDX-License-Identifier: Apache-2.0

/**
 * What a sentence shows when one of its facts was not filled in. A brace alone is no lapse: a sentence about
 * bytes that are no JSON may say that one was expected.
 */
export const unfilled = /\{\w+\}|undefined|NaN/;
