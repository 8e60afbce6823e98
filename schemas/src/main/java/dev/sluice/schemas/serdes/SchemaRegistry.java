package dev.sluice.schemas.serdes;

import org.apache.avro.Schema;

/** Where schema ids come from. Every method may block, and throws {@link RegistryException} where no answer is to be had. */
public interface SchemaRegistry {
    /** Registers a schema under a subject, or finds it there; its id. */
    int register(String subject, Schema schema);

    /** Id of a schema that is registered under a subject. */
    int idOf(String subject, Schema schema);

    /** The schema of an id. */
    Schema byId(int id);
}
