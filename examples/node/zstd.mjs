// kafkajs has no zstd; Sluice's topics are zstd. These lines register a decoder in plain JavaScript.
import { decompress } from 'fzstd'
import kafkajs from 'kafkajs'

const { CompressionCodecs, CompressionTypes } = kafkajs
const refuse = () => Promise.reject(new Error('this decoder does not compress'))
CompressionCodecs[CompressionTypes.ZSTD] = () => ({ compress: refuse, decompress: async buffer => Buffer.from(decompress(buffer)) })
