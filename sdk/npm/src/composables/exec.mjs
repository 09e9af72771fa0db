export { useExec } from './index.mjs'
