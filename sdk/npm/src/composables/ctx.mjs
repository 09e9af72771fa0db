export { useGitVan, tryUseGitVan } from './index.mjs'
