// SPDX-License-Identifier: Apache-2.0
// The verifier page: one HTML file with everything in it, that runs from a disk and reaches no network.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = import.meta.dirname;

/** Puts script and style into the page, and allows these alone by their digests. */
function onePage() {
  return {
    name: "one-page",
    generateBundle(_options, output) {
      const [made] = Object.values(output).filter(({ type }) => type === "chunk");
      const script = made.code.replaceAll("</script", "<\\/script");
      const style = readFileSync(join(folder, "src/page/page.css"), "utf8");
      const policy = [
        "default-src 'none'",
        `script-src '${digestOf(script)}'`,
        // The page judges in a thread that runs a copy of this very script.
        "worker-src blob:",
        `style-src '${digestOf(style)}'`,
        "base-uri 'none'",
        "form-action 'none'",
      ].join("; ");
      const source = readFileSync(join(folder, "index.html"), "utf8")
        .replace(
          "<!-- policy and style -->",
          () => `<meta http-equiv="Content-Security-Policy" content="${policy}" />\n<style>${style}</style>`,
        )
        .replace("<!-- script -->", () => `<script type="module">${script}</script>`);
      for (const name of Object.keys(output)) delete output[name];
      this.emitFile({ type: "asset", fileName: "verify.html", source });
    },
  };
}

function digestOf(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

export default {
  root: folder,
  plugins: [onePage()],
  build: {
    rollupOptions: { treeshake: { moduleSideEffects: (id) => !id.includes("/@zxing/") } },
    outDir: "build",
    emptyOutDir: true,
    target: "es2022",
    lib: { entry: join(folder, "dist/page/main.js"), formats: ["es"], fileName: "verify" },
  },
};
