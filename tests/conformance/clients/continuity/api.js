import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const schemaFile = fileURLToPath(new URL('../../../../schema/continuity.graphql', import.meta.url));
export const operationsFolder = fileURLToPath(new URL('../../../../schema/operations/', import.meta.url));

/** The text of one of the front ends' operations, by its name. */
export const operation = (name) => readFile(join(operationsFolder, `${name}.graphql`), 'utf8');
