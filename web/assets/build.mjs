// Makes what the web serves from npm: fonts (copied), the explorer, the editor of working texts and the scripts of single pages (bundled). Output is not committed.
import { build } from 'esbuild';
import { copyFile, mkdir, rm, writeFile, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const wwwroot = join(here, '..', 'wwwroot');
const npm = path => join(here, 'node_modules', path);

const variable = (family, subset) => `@fontsource-variable/${family}/files/${family}-${subset}-wght-normal.woff2`;
const fixed = (family, subset, weight) => `@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff2`;
const fonts = {
  'source-serif-latin': variable('source-serif-4', 'latin'),
  'source-serif-latin-ext': variable('source-serif-4', 'latin-ext'),
  'source-serif-cyrillic': variable('source-serif-4', 'cyrillic'),
  'plex-sans-latin': variable('ibm-plex-sans', 'latin'),
  'plex-sans-latin-ext': variable('ibm-plex-sans', 'latin-ext'),
  'plex-sans-cyrillic': variable('ibm-plex-sans', 'cyrillic'),
  'plex-mono-latin': fixed('ibm-plex-mono', 'latin', 400),
  'plex-arabic-400': fixed('ibm-plex-sans-arabic', 'arabic', 400),
  'plex-arabic-600': fixed('ibm-plex-sans-arabic', 'arabic', 600),
  'naskh-arabic': variable('noto-naskh-arabic', 'arabic'),
};

async function copyFonts() {
  const into = join(wwwroot, 'fonts');
  await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  await Promise.all(Object.entries(fonts).map(([name, from]) => copyFile(npm(from), join(into, `${name}.woff2`))));
  const licences = ['@fontsource-variable/source-serif-4', '@fontsource-variable/ibm-plex-sans', '@fontsource-variable/noto-naskh-arabic'];
  const texts = await Promise.all(licences.map(async name => `${name}\n\n${await readFile(npm(`${name}/LICENSE`), 'utf8')}`));
  await writeFile(join(into, 'LICENCES.txt'), texts.join('\n\n'));
}

async function bundleExplorer() {
  const outdir = join(wwwroot, 'explorer');
  await rm(outdir, { recursive: true, force: true });
  await build({
    entryPoints: {
      explorer: join(here, 'explorer/explorer.jsx'),
      'editor.worker': npm('monaco-editor/esm/vs/editor/editor.worker.js'),
      'json.worker': npm('monaco-editor/esm/vs/language/json/json.worker.js'),
      'graphql.worker': npm('monaco-graphql/esm/graphql.worker.js'),
    },
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    loader: { '.ttf': 'file' },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
}

/** A script of its own for pages of one kind. */
async function bundle(name) {
  const outdir = join(wwwroot, name);
  await rm(outdir, { recursive: true, force: true });
  await build({ entryPoints: [join(here, `${name}/${name}.js`)], outdir, bundle: true, minify: true, format: 'esm', target: 'es2022', logLevel: 'warning' });
}

await Promise.all([copyFonts(), bundleExplorer(), bundle('editor'), bundle('translating'), bundle('proposing'), bundle('portfolio'), bundle('drafts')]);
