// One template by a process of its own: `node whole.mjs FOLDER NODE_MODULES NAME`.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [folder, modules, name] = process.argv.slice(2);
const nunjucks = createRequire(`${modules}/x.js`)('nunjucks');
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), { autoescape: false });
process.stdout.write(environment.render(`${name}.njk`, JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'))));
