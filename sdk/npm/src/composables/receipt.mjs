export { useReceipt } from './index.mjs'
