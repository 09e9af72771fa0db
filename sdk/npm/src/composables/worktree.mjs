export { useWorktree } from './index.mjs'
