// SPDX-License-Identifier: Apache-2.0
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queries } from "./app/queries.ts";
import { router } from "./app/router.tsx";
import "./words/theme-choice.ts";
import "./design/tokens.css";
import "./design/words.css";
import "./design/facts.css";
import "./design/controls.css";
import "./design/notes.css";
import "./design/paper.css";

const place = document.getElementById("app");
if (place === null) throw new Error("The page has no place for the app");
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
