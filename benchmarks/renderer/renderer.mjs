// What Program.cs does, with nunjucks: `node [options] renderer.mjs FOLDER NODE_MODULES`. The templates are compiled once. For memory it is started with
// --expose-gc and a young generation that nothing is collected from meanwhile, so that the heap grows by what is allocated.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const [folder, modules] = process.argv.slice(2);
const nunjucks = createRequire(`${modules}/x.js`)('nunjucks');
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder, { noCache: false }), { autoescape: false });

// V8 joins text by a tree of its parts until somebody reads it, as whoever writes it does.
const flatten = (text) => (text.charCodeAt(0), text.length);

for await (const line of createInterface({ input: process.stdin })) {
  const [name, milliseconds] = line.split(' ');
  const template = environment.getTemplate(`${name}.njk`, true);
  const values = JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
  const budget = BigInt(milliseconds) * 1_000_000n;
  let renders = 0, length = 0, time;
  globalThis.gc?.();
  const bytes = process.memoryUsage().heapUsed;
  const start = process.hrtime.bigint();
  do {
    for (let i = 0; i < 10 && (i === 0 || length < 10_000); i++, renders++) length = flatten(template.render(values));
    time = process.hrtime.bigint() - start;
  } while (time < budget);
  console.log(`${renders} ${time} ${process.memoryUsage().heapUsed - bytes} ${length}`);
}
