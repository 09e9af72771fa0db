// Renders with nunjucks, for the tests that compare with it: one array of requests a line on standard input, one array of answers a line
// on standard output. An answer's text is UTF-16 in base64, since JSON readers refuse half of a surrogate pair.
import { createInterface } from 'node:readline';
import nunjucks from 'nunjucks';
import * as inflection from 'inflection';

class MemoryLoader extends nunjucks.Loader {
  constructor(templates) {
    super();
    this.templates = templates;
  }

  getSource(name) {
    const src = this.templates[name];
    return src === undefined ? null : { src, path: name, noCache: true };
  }

  resolve(from, to) {
    const parts = from.split('/').slice(0, -1);
    for (const part of to.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '.') parts.push(part);
    }
    return parts.join('/');
  }
}

const words = ['pluralize', 'singularize', 'inflect', 'camelize', 'underscore', 'dasherize', 'humanize', 'titleize', 'tableize', 'classify',
  'ordinalize', 'demodulize', 'transform'];

function environment(request) {
  const options = { autoescape: false, ...request.options };
  const env = new nunjucks.Environment([new MemoryLoader(request.templates ?? {})], options);
  for (const word of words) env.addFilter(word, (value, ...rest) => inflection[word](value, ...rest));
  env.addFilter('pascalize', value => inflection.camelize(value));
  env.addFilter('foreign_key', (value, drop) => inflection.foreignKey(value, drop));
  return env;
}

function answer(request) {
  const uninstall = request.options?.jinja ? nunjucks.installJinjaCompat() : () => {};
  try {
    const env = environment(request);
    const context = JSON.parse(request.context ?? '{}');
    const template = nunjucks.compile(request.template, env, request.name ?? 'main.njk');
    const text = template.render(context);
    return typeof text === 'string' ? { utf16: Buffer.from(text, 'utf16le').toString('base64') } : { error: 'no text' };
  } catch (error) {
    return { error: String(error.message ?? error) };
  } finally {
    uninstall();
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(JSON.parse(line).map(answer)) + '\n');
}
