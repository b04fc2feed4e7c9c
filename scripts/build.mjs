// SPDX-License-Identifier: Apache-2.0
import { bootstrap } from "./bootstrap.mjs";

bootstrap();
