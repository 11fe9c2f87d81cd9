import { astFromValue, buildSchema, getIntrospectionQuery, introspectionFromSchema, parseValue, print, specifiedDirectives, specifiedScalarTypes, typeFromAST, parseType, valueFromAST } from 'graphql';
import { firstDifference } from './comparison.js';

const options = { descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true, experimentalDirectiveDeprecation: false };
const builtIn = new Set([...specifiedScalarTypes.map(({ name }) => name), ...specifiedDirectives.map(({ name }) => `@${name}`)]);

/** The full introspection query of graphql-js. */
export const introspectionQuery = getIntrospectionQuery(options);

/** What our introspection of a schema differs in from graphql-js's; null where it is equal. */
export function differenceOfIntrospection(schema, ours) {
  const expected = comparable(schema, introspectionFromSchema(schema, options).__schema);
  const actual = comparable(schema, ours.__schema);
  const path = firstDifference(expected, actual);
  return path && `other introspection at ${named(expected, path)}: ${at(expected, path)} in the reference, ${at(actual, path)} in ours`;
}

/** What the schema that our printed SDL defines differs in from the one it was printed from; null where they are equal. */
export function differenceOfPrinted(schema, printed) {
  const again = buildSchema(printed);
  const expected = comparable(schema, introspectionFromSchema(schema, options).__schema);
  const actual = comparable(schema, introspectionFromSchema(again, options).__schema);
  const path = firstDifference(expected, actual);
  return path && `another schema from the printed SDL at ${named(expected, path)}: ${at(expected, path)} was printed as ${at(actual, path)}`;
}

// What graphql-js 16.15 has of a proposal that September 2025 does not: deprecated directives.
const proposed = new Map([['__Directive', ['isDeprecated', 'deprecationReason']], ['__DirectiveLocation', ['DIRECTIVE_DEFINITION']]]);
const isSettled = (type) => ({ name }) => !proposed.get(type.name)?.includes(name);
const settledArgs = (type, field) => (type.name === '__Schema' && field.name === 'directives' ? field.args.filter(({ name }) => name !== 'includeDeprecated') : field.args);

// Types and directives have no order; descriptions of what every schema has are each server's own.
function comparable(schema, introspection) {
  return {
    ...introspection,
    types: byName(introspection.types).map((type) => comparableType(schema, type)),
    directives: byName(introspection.directives).map((directive) => ({
      ...directive,
      description: builtIn.has(`@${directive.name}`) ? null : directive.description,
      locations: directive.locations.filter((location) => location !== 'DIRECTIVE_DEFINITION').sort(),
      args: directive.args.map((arg) => comparableInput(schema, arg, builtIn.has(`@${directive.name}`))),
    })),
  };
}

function comparableType(schema, type) {
  const isOwn = !builtIn.has(type.name) && !type.name.startsWith('__');
  return {
    ...type,
    description: isOwn ? type.description : null,
    specifiedByURL: isOwn ? type.specifiedByURL : null,
    fields: type.fields?.filter(isSettled(type)).map((field) => ({ ...field, description: isOwn ? field.description : null, args: settledArgs(type, field).map((arg) => comparableInput(schema, arg, !isOwn)) })) ?? null,
    inputFields: type.inputFields?.map((field) => comparableInput(schema, field, false)) ?? null,
    enumValues: type.enumValues?.filter(isSettled(type)).map((value) => ({ ...value, description: isOwn ? value.description : null })) ?? null,
    possibleTypes: type.possibleTypes && byName(type.possibleTypes),
  };
}

// Defaults are printed as they were written by us, and coerced by graphql-js (section 4.2.5 asks for a value of the type, either will do).
// The arguments of introspection and of @deprecated are non-null since September 2025 (sections 4.2 and 3.13.3).
function comparableInput(schema, input, isBuiltIn) {
  const hasNewType = isBuiltIn && (input.name === 'includeDeprecated' || input.name === 'reason') && input.type.kind === 'NON_NULL';
  return {
    ...input,
    description: isBuiltIn ? null : input.description,
    type: nameOf(hasNewType ? input.type.ofType : input.type),
    defaultValue: input.defaultValue === null ? null : coerced(schema, input),
  };
}

function coerced(schema, { defaultValue, type }) {
  const inputType = typeFromAST(schema, parseType(nameOf(type)));
  const value = inputType && valueFromAST(parseValue(defaultValue), inputType);
  return value === undefined ? defaultValue : print(astFromValue(value, inputType));
}

const nameOf = ({ kind, name, ofType }) => (kind === 'NON_NULL' ? `${nameOf(ofType)}!` : kind === 'LIST' ? `[${nameOf(ofType)}]` : name);
const byName = (items) => [...items].sort((a, b) => (a.name < b.name ? -1 : 1));
const at = (value, path) => JSON.stringify(path.reduce((inner, key) => inner?.[key], value))?.slice(0, 500);

function named(value, path) {
  const names = [];
  let inner = value;
  for (const key of path) {
    inner = inner?.[key];
    names.push(inner?.name ? `${key} (${inner.name})` : key);
  }
  return names.join('.');
}
