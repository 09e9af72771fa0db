export { useJob } from './index.mjs'
