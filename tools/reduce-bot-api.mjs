#!/usr/bin/env node
// Reduces a copy of github.com/PaulSonOfLars/telegram-bot-api-spec (api.json) to what the playground's Bot API server
// checks calls against: names, types and limits of parameters, and of the types that parameters are made of.
//
//   node tools/reduce-bot-api.mjs api.json > playground/bot-api/bot-api-10.1.json
//
// A field is a string: `Integer|String`, then after `; ` a limit (`1-4096 characters`, `1-64 bytes`, `2-10 items`,
// `1-100` for a number; `parsed` when it counts after entity parsing) or the allowed values (`= photo`, `= a|b`).
// A name that ends in `!` is required.
import { readFileSync } from 'node:fs';

const source = process.argv[2];
if (!source) {
  console.error('usage: reduce-bot-api.mjs path/to/api.json');
  process.exit(2);
}
const api = JSON.parse(readFileSync(source, 'utf8'));

const methods = {};
const types = {};
for (const method of Object.values(api.methods)) methods[method.name] = reduceFields(method.fields);
const head = `"version": ${JSON.stringify(api.version)},\n"released": ${JSON.stringify(api.release_date)},`;
process.stdout.write(`{\n${head}\n"methods": ${oneALine(methods)},\n"types": ${oneALine(types)}\n}\n`);

function reduceFields(fields = []) {
  const reduced = {};
  for (const field of fields) {
    for (const type of field.types) reduceType(type.replace(/^(Array of )+/, ''));
    reduced[field.required ? `${field.name}!` : field.name] = reduceField(field);
  }
  return reduced;
}

function reduceType(name) {
  const type = api.types[name];
  if (!type || name in types || name === 'InputFile') return;
  types[name] = {};
  if (type.subtypes) {
    for (const subtype of type.subtypes) reduceType(subtype);
    types[name] = type.subtypes.join('|');
  } else {
    types[name] = reduceFields(type.fields);
  }
}

function reduceField(field) {
  const rule = allowedValues(field) ?? limit(field);
  return field.types.join('|') + (rule ? `; ${rule}` : '');
}

function allowedValues({ types: of, description }) {
  if (of[0] !== 'String') return undefined;
  const constant = /(?:, must be|, always) [“"]?([a-z_0-9]+)[”"]?$/.exec(description);
  if (constant) return `= ${constant[1]}`;
  const list = /(?:Must be one of|Currently, (?:can be|must be one of|either)) (.*?"[^"]*")[^"]*$/s.exec(description);
  const values = list ? [...list[1].matchAll(/"([A-Za-z_]+)"/g)].map((match) => match[1]) : [];
  return values.length > 0 ? `= ${values.join('|')}` : undefined;
}

function limit({ types: of, description }) {
  const list = of[0].startsWith('Array of');
  const range = /(\d+)-(\d+) (characters|bytes|Bytes)(.{0,24})/.exec(description);
  if (range && of[0] === 'String') {
    const parsed = /entit(y|ies) parsing/.test(range[4]) ? ' parsed' : '';
    return `${range[1]}-${range[2]} ${range[3].toLowerCase()}${parsed}`;
  }
  if (list) return itemLimit(description);
  const number = of[0] === 'Integer' && /(?:^|[ ;(])(\d+)-(\d+)(?=[ .;,)]|$)/.exec(description);
  return number ? `${number[1]}-${number[2]}` : undefined;
}

function itemLimit(description) {
  const range = /(?:list of|[Mm]ust include|List of) (\d+)-(\d+) /.exec(description);
  if (range) return `${range[1]}-${range[2]} items`;
  const most = /(?:[Aa]t most|up to) (\d+) (?:\w+ can be specified|items|identifiers)/.exec(description);
  return most ? `0-${most[1]} items` : undefined;
}

function oneALine(record) {
  const names = Object.keys(record).sort();
  return `{\n${names.map((name) => `${JSON.stringify(name)}: ${JSON.stringify(record[name])}`).join(',\n')}\n}`;
}
