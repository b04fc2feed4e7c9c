// SPDX-License-Identifier: Apache-2.0
import type { CityMap } from "@scelle/core/api";
import { useQuery } from "@tanstack/react-query";
import { ApiProblem } from "../api/api-problem.ts";
import { get } from "../api/client.ts";

/** The ground of the exercise's city; absent where the server has none, and until it came. */
export function useCityMap(): CityMap | undefined {
  const { data: city } = useQuery({
    queryKey: ["exercise", "map"],
    queryFn: cityMapOrNone,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return city ?? undefined;
}

async function cityMapOrNone(): Promise<CityMap | null> {
  try {
    return await get<CityMap>("/exercise/map");
  } catch (error) {
    // Outside the exercise there is no map of the ground: that is known now, and no failure.
    if (error instanceof ApiProblem && error.problem.status === 404) return null;
    throw error;
  }
}
