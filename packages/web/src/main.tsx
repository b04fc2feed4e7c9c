// SPDX-License-Identifier: Apache-2.0
import { createRoot } from "react-dom/client";

const place = document.getElementById("app");
if (place !== null) createRoot(place).render(<p>Scellé</p>);
