// SPDX-License-Identifier: Apache-2.0
import { Session } from "node:inspector/promises";

/** Names of the functions of our packages that run meanwhile, as the engine itself counts them. */
export async function callsDuring(body: () => Promise<void>): Promise<ReadonlySet<string>> {
  const session = new Session();
  session.connect();
  try {
    await session.post("Profiler.enable");
    await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
    await body();
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const called = result
      .filter(({ url }) => /\/packages\/[a-z]+\/dist\//.test(url))
      .flatMap(({ functions }) => functions.filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0));
    return new Set(called.map(({ functionName }) => functionName));
  } finally {
    session.disconnect();
  }
}
