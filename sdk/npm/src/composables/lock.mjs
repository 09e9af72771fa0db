export { useLock } from './index.mjs'
