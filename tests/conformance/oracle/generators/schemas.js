import { blockString, stringLiteral } from './texts.js';

const fieldNames = ['a', 'b', 'c', 'd', 'e', 'name', 'id', 'type', 'query', 'on', 'fragment', 'input', 'true', 'null', '_', '_x1', 'camelCase', 'UPPER', 'a0'];
const argumentNames = ['x', 'y', 'z', 'if', 'input', 'filter', 'first', 'query', '_arg', 'null'];
const enumNames = ['A', 'B', 'C', 'RED', 'GREEN', 'on', 'type', '_', 'lower', 'Query', 'E1'];
const builtIn = ['Int', 'Float', 'String', 'Boolean', 'ID'];
const executable = ['QUERY', 'MUTATION', 'SUBSCRIPTION', 'FIELD', 'FRAGMENT_DEFINITION', 'FRAGMENT_SPREAD', 'INLINE_FRAGMENT', 'VARIABLE_DEFINITION'];
const typeSystem = ['SCHEMA', 'SCALAR', 'OBJECT', 'FIELD_DEFINITION', 'ARGUMENT_DEFINITION', 'INTERFACE', 'UNION', 'ENUM', 'ENUM_VALUE', 'INPUT_OBJECT', 'INPUT_FIELD_DEFINITION'];

/** Writes a valid schema. */
export function schemaText(random) {
  return new SchemaText(random).write();
}

class SchemaText {
  #random;
  #scalars;
  #enums = new Map();
  #inputs = [];
  #interfaces = [];
  #objects = [];
  #unions = [];
  #directives = [];
  #parts = [];

  constructor(random) {
    this.#random = random;
    this.#scalars = this.#names('Scalar', 0, 2);
    for (const name of this.#names('Enum', 1, 2)) this.#enums.set(name, random.shuffled(enumNames).slice(0, random.between(1, 5)));
  }

  write() {
    const random = this.#random;
    for (const name of this.#scalars) {
      this.#parts.push(`${this.#description()}scalar ${name}${random.percent(40) ? ' @specifiedBy(url: "https://example.com/é")' : ''}`);
    }
    for (const [name, values] of this.#enums) this.#writeEnum(name, values);
    for (const name of this.#names('Input', 1, 4)) this.#writeInput(name);
    for (const name of this.#names('directive', 0, 3)) this.#writeDirective(name);
    const roots = this.#rootNames();
    this.#objects = [...Object.values(roots), ...this.#names('Object', 2, 5)];
    this.#unions = this.#names('Union', 0, 2);
    const interfaces = this.#names('Interface', 0, 3);
    this.#interfaceNames = interfaces;
    for (const name of interfaces) this.#writeInterface(name);
    for (const name of this.#objects) this.#writeObject(name);
    for (const name of this.#unions) {
      const members = random.shuffled(this.#objects).slice(0, random.between(1, 4));
      this.#parts.push(`${this.#description()}union ${name} = ${random.percent(20) ? '| ' : ''}${members.join(' | ')}`);
    }
    if (roots.query !== 'Query' || random.percent(30)) {
      this.#parts.push(`${this.#description()}schema { ${Object.entries(roots).map(([kind, name]) => `${kind}: ${name}`).join(' ')} }`);
    }
    return random.shuffled(this.#parts).join('\n\n');
  }

  #interfaceNames = [];

  #names(stem, least, most) {
    return Array.from({ length: this.#random.between(least, most) }, (_, i) => `${stem}${i}`);
  }

  #rootNames() {
    const random = this.#random;
    const prefix = random.percent(20) ? 'My' : '';
    const roots = { query: `${prefix}Query` };
    if (random.percent(60)) roots.mutation = `${prefix}Mutation`;
    if (random.percent(40)) roots.subscription = `${prefix}Subscription`;
    return roots;
  }

  #description() {
    if (this.#random.percent(80)) return '';
    return `${this.#random.percent(50) ? blockString(this.#random) : stringLiteral(this.#random)}\n`;
  }

  #deprecation(chance = 8) {
    if (!this.#random.percent(chance)) return '';
    return this.#random.percent(50) ? ' @deprecated' : ` @deprecated(reason: ${stringLiteral(this.#random)})`;
  }

  #applied(location) {
    const usable = this.#directives.filter(({ locations }) => locations.includes(location));
    return usable.length > 0 && this.#random.percent(10) ? ` @${this.#random.pick(usable).name}` : '';
  }

  #writeEnum(name, values) {
    const members = values.map((value) => `  ${this.#description()}${value}${this.#deprecation()}`);
    const split = this.#random.percent(15) ? this.#random.below(members.length) : 0;
    this.#parts.push(`${this.#description()}enum ${name} {\n${members.slice(split).join('\n')}\n}`);
    if (split > 0) this.#parts.push(`extend enum ${name} {\n${members.slice(0, split).join('\n')}\n}`);
  }

  #writeInput(name) {
    const random = this.#random;
    const isOneOf = random.percent(25);
    const own = { name, isOneOf, fields: [] };
    for (const field of random.shuffled(argumentNames).slice(0, random.between(1, 5))) {
      const named = this.#inputNamed();
      const isItself = !isOneOf && random.percent(10);
      const type = isItself ? (random.percent(50) ? name : `[${name}!]`) : isOneOf ? this.#wrapped(named).replace(/!$/, '') : this.#wrapped(named);
      const fallback = isOneOf || isItself ? '' : this.#defaultFor(type);
      const isRequired = type.endsWith('!') && fallback === '';
      const deprecation = isRequired ? '' : this.#deprecation();
      own.fields.push({ name: field, type, isRequired, text: `  ${this.#description()}${field}: ${type}${fallback}${deprecation}${this.#applied('INPUT_FIELD_DEFINITION')}` });
    }
    this.#parts.push(`${this.#description()}input ${name}${isOneOf ? ' @oneOf' : ''} {\n${own.fields.map(({ text }) => text).join('\n')}\n}`);
    this.#inputs.push(own);
  }

  #inputNamed() {
    const random = this.#random;
    const kind = random.below(10);
    if (kind < 5) return random.pick(builtIn);
    if (kind < 7) return random.pick([...this.#enums.keys()]);
    if (kind < 9 && this.#inputs.length > 0) return random.pick(this.#inputs).name;
    return this.#scalars.length > 0 ? random.pick(this.#scalars) : 'Int';
  }

  // Wraps a type into lists and non-nulls, three lists deep at most.
  #wrapped(named) {
    let type = named;
    for (let lists = this.#random.pick([0, 0, 0, 0, 0, 1, 1, 1, 2, 3]); lists > 0; lists--) {
      type = `[${type}${this.#random.percent(30) ? '!' : ''}]`;
    }
    return type + (this.#random.percent(30) ? '!' : '');
  }

  #defaultFor(type) {
    return this.#random.percent(35) ? ` = ${this.#constant(type)}` : '';
  }

  #constant(type, depth = 0) {
    const random = this.#random;
    if (!type.endsWith('!') && random.percent(15)) return 'null';
    const nullable = type.replace(/!$/, '');
    if (nullable.startsWith('[')) {
      const item = nullable.slice(1, -1);
      if (random.percent(20) && !item.startsWith('[')) return this.#constant(item.replace(/!?$/, '!'), depth + 1);
      return `[${Array.from({ length: random.below(3) }, () => this.#constant(item, depth + 1)).join(', ')}]`;
    }
    const input = this.#inputs.find(({ name }) => name === nullable);
    if (input) {
      const fields = input.isOneOf ? [random.pick(input.fields)] : input.fields.filter(({ isRequired }) => isRequired || (depth < 2 && random.percent(30)));
      // A field of its own type would go on for ever.
      const members = fields.filter((f) => f.isRequired || input.isOneOf || !f.type.includes(nullable))
        .map((f) => `${f.name}: ${this.#constant(input.isOneOf ? `${f.type}!` : f.type, depth + 1)}`);
      return `{ ${members.join(', ')} }`;
    }
    switch (nullable) {
      case 'Int':
        return random.pick(['0', '7', '-2147483648']);
      case 'Float':
        return random.pick(['0', '1.5', '1e3', '-2.50', '1e21']);
      case 'Boolean':
        return random.pick(['true', 'false']);
      case 'ID':
        return random.pick(['7', '"seven"', '"7"']);
      case 'String':
        return stringLiteral(random);
      default:
        // Lists and objects are left out: graphql-js cannot print them as a scalar's default.
        return this.#enums.has(nullable) ? random.pick(this.#enums.get(nullable)) : random.pick(['1', '"x"', 'true', '1.50']);
    }
  }

  #writeDirective(name) {
    const random = this.#random;
    const locations = random.percent(70) ? random.some(executable, 40) : random.some(typeSystem, 40);
    if (locations.length === 0) locations.push('FIELD');
    const args = random.percent(60) ? this.#arguments(false) : '';
    const isRepeatable = random.percent(30);
    const separator = random.percent(30) ? '\n  | ' : ' | ';
    this.#parts.push(`${this.#description()}directive @${name}${args}${isRepeatable ? ' repeatable' : ''} on${separator === ' | ' ? ' ' : separator}${locations.join(separator)}`);
    // Only one that needs no argument is applied in the schema itself.
    if (args === '') this.#directives.push({ name, locations });
  }

  #arguments(mayBeApplied = true) {
    const random = this.#random;
    const names = random.shuffled(argumentNames).slice(0, random.between(1, 3));
    return `(${names.map((name) => this.#argument(name, mayBeApplied)).join(', ')})`;
  }

  #argument(name, mayBeApplied = true, mustBeOptional = false) {
    const type = mustBeOptional ? this.#wrapped(this.#inputNamed()).replace(/!$/, '') : this.#wrapped(this.#inputNamed());
    const fallback = this.#defaultFor(type);
    const isRequired = type.endsWith('!') && fallback === '';
    return `${this.#random.percent(5) ? `${stringLiteral(this.#random)} ` : ''}${name}: ${type}${fallback}${isRequired ? '' : this.#deprecation(4)}${mayBeApplied ? this.#applied('ARGUMENT_DEFINITION') : ''}`;
  }

  #outputType() {
    const random = this.#random;
    if (random.percent(55)) {
      return this.#wrapped(random.percent(70) ? random.pick(builtIn) : random.pick([...this.#enums.keys(), ...this.#scalars]));
    }
    return this.#wrapped(random.pick([...this.#objects, ...this.#unions, ...this.#interfaceNames]));
  }

  #field(name) {
    return { name, type: this.#outputType(), args: this.#random.percent(35) ? this.#arguments() : '' };
  }

  // An inherited field may be deprecated only where the interface's own is.
  #fieldText({ name, type, args }, isOwn) {
    return `  ${this.#description()}${name}${args}: ${type}${isOwn ? this.#deprecation() : ''}${this.#applied('FIELD_DEFINITION')}`;
  }

  #writeInterface(name) {
    const random = this.#random;
    const parents = this.#withTheirs(random.some(this.#interfaces, 40));
    const inherited = this.#inherited(parents);
    const own = random.shuffled(fieldNames).filter((f) => !inherited.some((i) => i.name === f)).slice(0, random.between(1, 3)).map((f) => this.#field(f));
    // Two interfaces with a field of the same name could not both be implemented, unless it is the same field.
    const mine = own.map((f) => ({ ...f, name: `${f.name}Of${name}` }));
    const fields = [...inherited.map((f) => this.#narrowed(f)), ...mine];
    const texts = fields.map((f) => this.#fieldText(f, mine.includes(f)));
    this.#interfaces.push({ name, parents, fields });
    this.#parts.push(`${this.#description()}interface ${name}${this.#implements(parents)} {\n${texts.join('\n')}\n}`);
  }

  #writeObject(name) {
    const random = this.#random;
    const parents = this.#withTheirs(random.some(this.#interfaces, 45));
    const inherited = this.#inherited(parents);
    const own = random.shuffled(fieldNames).slice(0, random.between(2, 6)).map((f) => this.#field(f));
    const fields = [
      ...inherited.map((f) => this.#fieldText(this.#withMoreArguments(this.#narrowed(f)), false)),
      ...own.map((f) => this.#fieldText(f, true)),
    ];
    const split = random.percent(15) ? random.below(own.length) : 0;
    this.#parts.push(`${this.#description()}type ${name}${this.#implements(parents)} {\n${fields.slice(split).join('\n')}\n}`);
    if (split > 0) this.#parts.push(`extend type ${name} {\n${fields.slice(0, split).join('\n')}\n}`);
  }

  #implements(parents) {
    return parents.length > 0 ? ` implements ${this.#random.percent(20) ? '& ' : ''}${parents.map(({ name }) => name).join(' & ')}` : '';
  }

  #withTheirs(parents) {
    return [...new Set(parents.flatMap((p) => [p, ...p.parents]))];
  }

  // The fields that must be there. Where two parents have the same one, the longer type is the narrower: it has one more "!".
  #inherited(parents) {
    const fields = new Map();
    for (const parent of parents) {
      for (const field of parent.fields) {
        const known = fields.get(field.name) ?? field;
        fields.set(field.name, known.type.length >= field.type.length ? known : field);
      }
    }
    return [...fields.values()];
  }

  #narrowed(field) {
    return !field.type.endsWith('!') && this.#random.percent(20) ? { ...field, type: `${field.type}!` } : field;
  }

  #withMoreArguments(field) {
    return field.args === '' && this.#random.percent(15) ? { ...field, args: `(${this.#argument('more', true, true)})` } : field;
  }
}
