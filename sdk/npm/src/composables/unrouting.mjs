export { useUnrouting } from './index.mjs'
