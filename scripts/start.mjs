// SPDX-License-Identifier: Apache-2.0
// `npm start`: until the app exists, the tour. `npm start -- COMMAND …` runs any other command.
import { bootstrap, root, run } from "./bootstrap.mjs";

bootstrap();
const parameters = process.argv.slice(2);
run(process.execPath, [
  `${root}/packages/scelle/dist/main.js`,
  ...(parameters.length ? parameters : ["tour"]),
]);
