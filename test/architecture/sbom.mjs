/**
 * `npm run -s sbom > sbom.json`: what the service is made of, as CycloneDX. npm's own `--omit=dev` leaves out whatever a tool for development
 * needs as well (73 packages, `@nestjs/core` among them), so all are asked for, and those kept that package-lock.json does not call `dev`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { name, packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const serving = new Set(
  Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`),
);

const command = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
const sbom = JSON.parse(execFileSync('npm', command, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }));
const ours = sbom.metadata.component;
ours.name = name;
sbom.components = sbom.components.filter(({ purl }) => serving.has(decodeURIComponent(purl).replace('pkg:npm/', '')));

const known = new Set([ours, ...sbom.components].map((component) => component['bom-ref']));
sbom.dependencies = sbom.dependencies
  .filter(({ ref }) => known.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((on) => known.has(on)) }));

process.stdout.write(`${JSON.stringify(sbom, null, 2)}\n`);
