import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parser } from '@prometheus-io/lezer-promql';
import { root } from './rendering.js';

/** Whether Prometheus' own grammar takes a query. */
function isReadable(query) {
  let readable = true;
  parser.parse(query).iterate({ enter: (node) => { readable &&= !node.type.isError; } });
  return readable;
}

// That the metrics in them exist is held by DashboardTests.
test('the queries of the README are PromQL', () => {
  const readme = readFileSync(`${root}README.md`, 'utf8');
  const section = readme.slice(readme.indexOf('## Watching it'), readme.indexOf('## Options'));
  const queries = [...section.matchAll(/^\| .*$/gm)].flatMap(([row]) => [...row.matchAll(/`([^`]+)`/g)].map(([, text]) => text)).filter((text) => text.includes('('));
  assert.ok(queries.length >= 20, `${queries.length}`);
  assert.deepEqual(queries.filter((query) => !isReadable(query)), []);
  assert.ok(!isReadable('sum(continuity_commits_total{outcome="done"}'));
});
