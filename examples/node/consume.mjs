// Prints topics as JSON lines: node consume.mjs github.silver.push.v1 ...
// UNTIL_END=1 stops at their ends as they are now; GROUP names a consumer group that goes on where it stopped.
import './zstd.mjs'
import kafkajs from 'kafkajs'
import { AvroDeserializer, SchemaRegistryClient, SerdeType } from '@confluentinc/schemaregistry'

const brokers = (process.env.SLUICE_KAFKA_BOOTSTRAP_SERVERS ?? '127.0.0.1:9092').split(',')
const registry = process.env.SLUICE_SCHEMA_REGISTRY_URL ?? 'http://127.0.0.1:8081/apis/ccompat/v7'
const topics = process.argv.slice(2)
if (topics.length === 0) topics.push('github.silver.push.v1')

const kafka = new kafkajs.Kafka({ clientId: 'example', brokers, logLevel: kafkajs.logLevel.ERROR })
const decoder = new AvroDeserializer(new SchemaRegistryClient({ baseURLs: [registry] }), SerdeType.VALUE, {})
const json = (_, value) => typeof value === 'bigint' ? Number(value) : value

/** Partitions that have something to read, as topic/partition: their ends. */
async function ends() {
  const admin = kafka.admin()
  await admin.connect()
  const found = new Map()
  for (const topic of topics) {
    for (const { partition, low, high } of await admin.fetchTopicOffsets(topic)) {
      if (Number(high) > Number(low)) found.set(`${topic}/${partition}`, Number(high))
    }
  }
  await admin.disconnect()
  return found
}

const unread = process.env.UNTIL_END ? await ends() : undefined
const consumer = kafka.consumer({ groupId: process.env.GROUP ?? `example-${process.pid}`, readUncommitted: false })
await consumer.connect()
await consumer.subscribe({ topics, fromBeginning: true })

let finish
const finished = new Promise(resolve => { finish = resolve })
if (unread?.size === 0) finish()
// The last offset is a transaction's marker, which no message has: the end of a batch tells where reading stands.
consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
  const partition = `${payload.topic}/${payload.partition}`
  if (unread?.has(partition) && Number(payload.lastOffset) + 1 >= unread.get(partition)) {
    unread.delete(partition)
    if (unread.size === 0) finish()
  }
})

await consumer.run({
  eachMessage: async ({ topic, partition, message }) => {
    const value = await decoder.deserialize(topic, message.value)
    process.stdout.write(JSON.stringify({ topic, partition, key: message.key?.toString(), value }, json) + '\n')
  }
})
await finished
await consumer.disconnect()
