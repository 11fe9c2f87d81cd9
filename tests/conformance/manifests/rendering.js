import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The folders of k8s/ that stand for themselves. */
export const folders = ['base', 'overlays/dev', 'overlays/production', 'overlays/redis'];

/** Why nothing can be rendered here, or false. */
export const unrenderable = spawnSync('kubectl', ['kustomize', '--help']).status === 0 ? false : 'kubectl is not installed here';

/**
 * What `kubectl kustomize` makes of a folder.
 * @param {string} folder under k8s/
 * @returns {object[]}
 */
export function render(folder) {
  const { status, stdout, stderr } = spawnSync('kubectl', ['kustomize', `${root}k8s/${folder}`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return parseAllDocuments(stdout).map((document) => document.toJS());
}

/** The pod template of a workload; undefined for what is none. */
export const podOf = (resource) => (['Deployment', 'StatefulSet'].includes(resource.kind) ? resource.spec.template : undefined);

/** Whether a selector's matchLabels choose labels. */
export const selects = (wanted, labels) => Object.entries(wanted).every(([name, value]) => labels?.[name] === value);
