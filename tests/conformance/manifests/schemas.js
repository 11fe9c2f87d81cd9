import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

// Not import.meta.dirname: Node 18 has none.
const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * What the schemas of the Kubernetes API say against resources. The validators of `kubernetes-models` know the kind of each value and what is required, and pass over names that they don't
 * know; its types know each name.
 * @param {object[]} resources
 * @returns {Promise<string[]>}
 */
export async function faults(resources) {
  const found = misnamed(resources);
  for (const resource of resources) {
    const { [resource.kind]: Model } = await import(`kubernetes-models/${resource.apiVersion}/${resource.kind}`);
    try {
      new Model(resource).validate();
    } catch (fault) {
      found.push(`${resource.kind} ${resource.metadata.name}: ${fault.message}`);
    }
  }
  return found;
}

/** Compiles the resources as literals of their types: a name that a type does not have is then an error. */
function misnamed(resources) {
  const name = join(here, 'resources.ts');
  const text = resources
    .map((one, i) => `import type { I${one.kind} as T${i} } from 'kubernetes-models/${one.apiVersion}/${one.kind}';\nexport const r${i}: T${i} = ${JSON.stringify(one)};\n`)
    .join('');
  const options = {
    strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (file, ...more) => (file === name ? ts.createSourceFile(file, text, options.target) : getSourceFile.call(host, file, ...more));
  host.fileExists = (file) => file === name || fileExists.call(host, file);
  host.readFile = (file) => (file === name ? text : readFile.call(host, file));
  return ts.getPreEmitDiagnostics(ts.createProgram([name], options, host)).map((one) => ts.flattenDiagnosticMessageText(one.messageText, '\n'));
}
