export { useGit } from './index.mjs'
