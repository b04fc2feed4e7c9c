// SPDX-License-Identifier: Apache-2.0

/**
 * Shows answers in the order in which they were asked for: one that comes after that to a later question
 * is older, and would put back what has been shown since.
 * @returns what is called as something is asked, and gives what shows its answer
 */
export function inAskedOrder<T>(show: (answer: T) => void): () => (answer: T) => void {
  let asked = 0;
  let shown = 0;
  return () => {
    asked += 1;
    const place = asked;
    return (answer) => {
      if (place < shown) return;
      shown = place;
      show(answer);
    };
  };
}
