// Says what job files are: `node describe.mjs jobs/a.mjs jobs/b.mjs`, or their names as JSON texts, one a line, on standard input.
import { readFileSync } from 'node:fs'
import { describeJob } from '../define.mjs'
import { describeFiles } from './describing.mjs'
import { importJob } from './resolver.mjs'

const named = process.argv.splice(2)
const lines = () => readFileSync(0, 'utf8').split('\n').filter(Boolean)
const files = named.length > 0 ? named : lines().map((line) => JSON.parse(line))

await describeFiles(files, async (path) => ({ job: describeJob(await importJob(path)) }))
