/** Which slots are ours: the ingesters of a cluster share the slots as members of one consumer group. */
package dev.sluice.ingester.group;
