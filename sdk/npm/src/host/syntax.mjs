// Loads a file that has a syntax error, so that Node prints where: it tells nobody otherwise.
import { importDefault, installResolver } from './resolver.mjs'

installResolver()
await importDefault(process.argv[2])
