// SPDX-License-Identifier: Apache-2.0
import { QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../api/api-problem.ts";

/**
 * Answers as this page has them. Nothing is asked again without somebody wanting it, since each answer about
 * a
 * case is a recorded look.
 */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: 60_000,
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiProblem && [0, 502, 503].includes(error.problem.status),
    },
  },
});
