/**
 * Builds the editor and its studio into the committed bundles, with the licences of what is in it and a record of what it was
 * built from. `node build.mjs FOLDER` writes elsewhere (check.sh compares).
 */

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2] ?? join(here, "../hub/desk/static/desk/js");
/** What the pages of the hub load by itself, too. */
const shared = ["../hub/design/static/design/js/lock.js"];
/** Files of scripts, and where each begins: the second one is fetched when somebody draws, records or sends. */
const bundles = { "editor.bundle.js": "src/index.js", "studio.bundle.js": "src/studio/index.js" };
const licences = "editor.LICENSES.txt";

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: Object.entries(bundles).map(([name, entry]) => ({ in: entry, out: name.replace(/\.js$/, "") })),
  outdir: target,
  bundle: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "none",
  metafile: true,
});
mkdirSync(target, { recursive: true });
writeFileSync(join(target, licences), licenceTexts(packagesIn(metafile)));
writeFileSync(join(target, "BUILD.json"), `${JSON.stringify(record(), null, 2)}\n`);

/** Names of the packages whose code is in the bundle. */
function packagesIn({ inputs }) {
  const names = Object.keys(inputs).map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return [...new Set(names.filter(Boolean))].sort();
}

function licenceTexts(names) {
  return names.map(licenceText).join(`\n${"-".repeat(72)}\n\n`);
}

function licenceText(name) {
  const folder = join(here, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = readFileSync(join(folder, file), "utf8").replace(/\r\n/g, "\n").trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}

function record() {
  const sources = readdirSync(join(here, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(here, join(entry.parentPath, entry.name)));
  const inputs = [...sources, ...shared, "build.mjs", "package.json"].sort();
  return {
    inputs: Object.fromEntries(inputs.map((name) => [name, hash(join(here, name))])),
    lock: hash(join(here, "package-lock.json")),
    outputs: Object.fromEntries([...Object.keys(bundles), licences].map((name) => [name, hash(join(target, name))])),
  };
}

function hash(path) {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
