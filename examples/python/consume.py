# SPDX-License-Identifier: Apache-2.0
# Prints a topic: pip install 'confluent-kafka[avro,schemaregistry]', then python consume.py github.silver.push.v1
# Not run by the build, unlike the examples in Java and Node.
import os
import sys

from confluent_kafka import Consumer
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer
from confluent_kafka.serialization import MessageField, SerializationContext

brokers = os.environ.get("SLUICE_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092")
registry = os.environ.get("SLUICE_SCHEMA_REGISTRY_URL", "http://127.0.0.1:8081/apis/ccompat/v7")
topic = sys.argv[1] if len(sys.argv) > 1 else "github.silver.push.v1"

decode = AvroDeserializer(SchemaRegistryClient({"url": registry}))
consumer = Consumer(
    {
        "bootstrap.servers": brokers,
        "group.id": f"example-{os.getpid()}",
        "auto.offset.reset": "earliest",
        "isolation.level": "read_committed",
    }
)
consumer.subscribe([topic])
try:
    while True:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            raise SystemExit(f"cannot read {topic}: {message.error()}")
        print(decode(message.value(), SerializationContext(topic, MessageField.VALUE)))
except KeyboardInterrupt:
    pass
finally:
    consumer.close()
