import { defineJob } from 'gitvan/define'

export default defineJob({ run: () => {} })
