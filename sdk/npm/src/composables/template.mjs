export { useTemplate } from './index.mjs'
