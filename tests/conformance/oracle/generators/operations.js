import { GraphQLBoolean, GraphQLNonNull, getNamedType, getNullableType, isCompositeType, isLeafType, isNonNullType, isUnionType, isObjectType } from 'graphql';
import { literalOf } from './literals.js';

const aliases = ['a', 'b', 'x', 'y', 'alias', 'on', 'query', '_', 'id'];
const typeQueries = ['kind', 'name', 'description', 'isOneOf', 'specifiedByURL', '__typename', 'ofType { name }', 'interfaces { name kind }', 'fields { name description }', 'enumValues { name }',
  'enumValues(includeDeprecated: true) { name isDeprecated deprecationReason }', 'inputFields(includeDeprecated: false) { name type { kind name ofType { kind name } } }',
  'fields(includeDeprecated: true) { n: name deprecationReason args(includeDeprecated: true) { name description type { kind ofType { name } } } }'];
const builtInDirectives = new Set(['skip', 'include', 'deprecated', 'specifiedBy', 'oneOf']);

/**
 * Writes a document of operations that is valid, but for a few of its merged fields.
 * @param {import('graphql').GraphQLSchema} schema
 * @returns {string}
 */
export function operationsText(random, schema) {
  return new OperationsText(random, schema).write();
}

class OperationsText {
  #random;
  #schema;
  // What each response name stands for, so that most fields of one name can be merged.
  #responses = new Map();
  #fragments = [];
  #variables;
  #count = 0;
  #budget = 0;

  constructor(random, schema) {
    this.#random = random;
    this.#schema = schema;
  }

  write() {
    const random = this.#random;
    const count = random.pick([1, 1, 1, 1, 2, 3]);
    const definitions = Array.from({ length: count }, (_, i) => this.#operation(count > 1 || random.percent(50) ? `Operation${i}` : ''));
    return random.shuffled([...definitions, ...this.#fragments.map(({ text }) => text)]).join('\n');
  }

  #operation(name) {
    const random = this.#random;
    const roots = [['query', this.#schema.getQueryType()], ['query', this.#schema.getQueryType()], ['mutation', this.#schema.getMutationType()], ['subscription', this.#schema.getSubscriptionType()]];
    const [kind, root] = random.pick(roots.filter(([, type]) => type));
    this.#variables = new Map();
    this.#budget = 25;
    const selections = kind === 'subscription' ? this.#subscribedField(root) : this.#selectionSet(root, random.between(1, 5));
    const directives = this.#directives(kind.toUpperCase());
    if (kind === 'query' && name === '' && this.#variables.size === 0 && directives === '') return selections;
    const definitions = [...this.#variables.values()].map((v) => `$${v.name}: ${v.type}${v.fallback}`);
    return `${kind}${name === '' ? '' : ` ${name}`}${definitions.length > 0 ? ` (${definitions.join(', ')})` : ''}${directives} ${selections}`;
  }

  // Mostly as it has to be: one field, not of introspection, under no condition.
  #subscribedField(root) {
    for (let i = 0; i < 5; i++) {
      const field = this.#field(root, 3);
      if (!/^[^{]*(__typename|@skip|@include)/.test(field)) return `{ ${field} }`;
    }
    return `{ ${this.#field(root, 3)} }`;
  }

  #selectionSet(type, depth) {
    const random = this.#random;
    const selections = [];
    for (let i = random.between(1, 4); i > 0; i--) {
      const kind = random.below(100);
      if (kind < 12) selections.push(this.#inlineFragment(type, depth));
      else if (kind < 22) selections.push(this.#spread(type, depth));
      else selections.push(this.#field(type, depth));
    }
    return `{ ${selections.join(random.pick([' ', '\n', ', ']))} }`;
  }

  #field(type, depth) {
    const random = this.#random;
    const fields = isUnionType(type) ? [] : Object.values(type.getFields())
      .filter((field) => isLeafType(getNamedType(field.type)) || (depth > 0 && this.#budget > 0));
    if (fields.length === 0 || random.percent(7)) {
      const shown = this.#response('__typename', '__typename:String!', type);
      return `${shown}__typename${this.#directives('FIELD')}`;
    }
    if (type === this.#schema.getQueryType() && random.percent(2)) return this.#introspection();
    this.#budget--;
    const field = random.pick(fields);
    const args = this.#arguments(field.args);
    const shown = this.#response(field.name, `${field.name}${args}:${field.type}`, type);
    const named = getNamedType(field.type);
    const nested = isCompositeType(named) ? ` ${this.#selectionSet(named, depth - 1)}` : '';
    return `${shown}${field.name}${args}${this.#directives('FIELD')}${nested}`;
  }

  // What depends on no order of types, nor on how defaults are written.
  #introspection() {
    const names = Object.keys(this.#schema.getTypeMap()).filter((name) => /\d/.test(name));
    const name = this.#random.percent(10) ? 'Nothing' : this.#random.pick(names);
    return `type_${this.#count++}: __type(name: "${name}") { ${this.#random.some(typeQueries, 40).join(' ') || 'name'} }`;
  }

  // An alias, where one is wanted, or needed so that fields merge.
  #response(name, meaning, type) {
    const random = this.#random;
    const wanted = random.percent(20) ? random.pick(aliases) : name;
    const known = this.#responses.get(wanted);
    if (known === undefined || known === meaning || random.percent(2)) {
      this.#responses.set(wanted, meaning);
      return wanted === name ? '' : `${wanted}: `;
    }
    const free = `${name.replace(/^__/, '')}_${this.#count++}`;
    this.#responses.set(free, meaning);
    return `${free}: `;
  }

  #arguments(definitions) {
    const random = this.#random;
    const given = definitions.filter((a) => (isNonNullType(a.type) && a.defaultValue === undefined) || random.percent(60));
    if (given.length === 0) return '';
    const args = random.shuffled(given).map((a) => `${a.name}: ${this.#value(a.type, a.defaultValue !== undefined)}`);
    return `(${args.join(', ')})`;
  }

  #value(type, hasDefault) {
    return literalOf(this.#random, type, (t, d, o) => (this.#random.percent(25) ? this.#variable(t, d, o) : null), hasDefault);
  }

  // A variable that may stand where a value of the type is expected.
  #variable(type, hasDefault, inOneOf) {
    const random = this.#random;
    let declared = String(type);
    let fallback = '';
    if (inOneOf) {
      declared = declared.replace(/!?$/, '!');
    } else if (isNonNullType(type)) {
      if (hasDefault && random.percent(40)) declared = declared.slice(0, -1);
    } else if (random.percent(20)) {
      declared += '!';
    }
    const isList = declared.startsWith('[');
    if (isList && !declared.includes('!]') && random.percent(20)) declared = declared.replace(/\]/, '!]');
    if (random.percent(25)) {
      fallback = ` = ${literalOf(random, declared === String(type) ? type : getNullableType(type), () => null, false, 0, true)}`;
      if (isNonNullType(type) && !inOneOf && declared.endsWith('!') && random.percent(50)) declared = declared.slice(0, -1);
    }
    const known = [...this.#variables.values()].filter((v) => v.type === declared);
    if (known.length > 0 && random.percent(40)) return `$${random.pick(known).name}`;
    const name = random.percent(10) ? random.pick(['on', 'query', '_', 'null', 'true', 'if']) : `v${this.#count++}`;
    if (this.#variables.has(name)) return null;
    this.#variables.set(name, { name, type: declared, fallback });
    return `$${name}`;
  }

  #directives(location) {
    const random = this.#random;
    let text = '';
    if (['FIELD', 'INLINE_FRAGMENT', 'FRAGMENT_SPREAD'].includes(location)) {
      for (const name of ['skip', 'include']) {
        if (random.percent(5)) text += ` @${name}(if: ${this.#value(new GraphQLNonNull(GraphQLBoolean), false)})`;
      }
    }
    for (const directive of this.#schema.getDirectives()) {
      if (!builtInDirectives.has(directive.name) && directive.locations.includes(location) && random.percent(8)) {
        for (let i = directive.isRepeatable ? random.between(1, 2) : 1; i > 0; i--) text += ` @${directive.name}${this.#arguments(directive.args)}`;
      }
    }
    return text;
  }

  #related(type) {
    const possible = new Set(this.#schema.getPossibleTypes && (isObjectType(type) ? [type] : this.#schema.getPossibleTypes(type)));
    return Object.values(this.#schema.getTypeMap()).filter((other) => !other.name.startsWith('__') && isCompositeType(other)
      && (isObjectType(other) ? [other] : this.#schema.getPossibleTypes(other)).some((t) => possible.has(t)));
  }

  #condition(type) {
    const related = this.#related(type);
    return related.length > 0 ? this.#random.pick(related) : type;
  }

  #inlineFragment(type, depth) {
    const directives = this.#directives('INLINE_FRAGMENT');
    if (this.#random.percent(25)) return `...${directives} ${this.#selectionSet(type, depth - 1)}`;
    const condition = this.#condition(type);
    return `... on ${condition}${directives} ${this.#selectionSet(condition, depth - 1)}`;
  }

  #spread(type, depth) {
    const random = this.#random;
    const related = this.#related(type);
    const known = this.#fragments.filter((f) => related.includes(f.type) && f.text !== null);
    if (depth < 1) return this.#field(type, depth);
    const directives = this.#directives('FRAGMENT_SPREAD');
    if (known.length > 0 && random.percent(50)) {
      const fragment = random.pick(known);
      for (const variable of fragment.variables) this.#variables.set(variable.name, variable);
      return `...${fragment.name}${directives}`;
    }
    return `...${this.#newFragment(this.#condition(type), depth)}${directives}`;
  }

  #newFragment(type, depth) {
    const fragment = { name: `F${this.#count++}`, type, text: null, variables: [] };
    const before = this.#variables;
    this.#variables = new Map();
    const selections = this.#selectionSet(type, depth - 1);
    fragment.text = `fragment ${fragment.name} on ${type}${this.#directives('FRAGMENT_DEFINITION')} ${selections}`;
    fragment.variables = [...this.#variables.values()];
    this.#fragments.push(fragment);
    this.#variables = new Map([...before, ...this.#variables]);
    return fragment.name;
  }
}
