export { useNotes } from './index.mjs'
