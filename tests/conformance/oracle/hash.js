const utf8 = new TextEncoder();
const bits = new DataView(new ArrayBuffer(8));

/** FNV-1a of 32 bits over UTF-8, mixed once more: the twin of the host's `StableHash`. */
export function stableHash(text) {
  let hash = 2166136261;
  for (const unit of utf8.encode(text)) hash = Math.imul(hash ^ unit, 16777619);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The text of a field's arguments: the twin of the host's `CanonicalText`. Undefined, a variable without a value inside a scalar's literal, is as in JSON. */
export function argumentsText(definitions, values) {
  return definitions
    .filter(({ name }) => Object.hasOwn(values, name))
    .map(({ name }) => `${name}=${valueText(values[name])};`)
    .join('');
}

function valueText(value) {
  if (value === null || value === undefined) return 'null';
  switch (typeof value) {
    case 'boolean':
      return String(value);
    case 'string':
      return `s${value.length}:${value}`;
    case 'number':
      bits.setFloat64(0, value + 0);
      return `n${bits.getBigUint64(0).toString(16).padStart(16, '0')}`;
    default:
      return Array.isArray(value)
        ? `[${value.map((item) => `${valueText(item)},`).join('')}]`
        : `{${Object.keys(value).filter((name) => value[name] !== undefined).sort().map((name) => `${name}:${valueText(value[name])},`).join('')}}`;
  }
}
