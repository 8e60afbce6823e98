package dev.sluice.standalone.doctor;

import dev.sluice.runtime.kafka.KafkaAnswers;
import dev.sluice.runtime.kafka.KafkaSettings;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;

/**
 * Whether the broker answers, and whether the addresses that it tells its clients are known here.
 *
 * @param kafka where it is
 */
record BrokerCheck(KafkaSettings kafka) implements Examination {
    private static final String NAME = "broker";

    @Override
    public Finding look() {
        var client = kafka.client();
        client.put("default.api.timeout.ms", "5000");
        client.put("request.timeout.ms", "4000");
        try (var admin = Admin.create(client)) {
            return of(KafkaAnswers.of(admin.describeCluster().nodes(), "asking for the brokers").stream()
                    .map(BrokerCheck::address)
                    .toList());
        } catch (RuntimeException e) {
            return Finding.unreachable(
                    NAME,
                    kafka.bootstrapServers() + " does not answer: " + e.getMessage(),
                    "is ./sluice up running, and is " + KafkaSettings.BOOTSTRAP.name() + " right?");
        }
    }

    private static InetSocketAddress address(Node node) {
        return new InetSocketAddress(node.host(), node.port());
    }

    Finding of(Collection<InetSocketAddress> advertised) {
        var unknown =
                advertised.stream().filter(InetSocketAddress::isUnresolved).toList();
        return unknown.isEmpty()
                ? Finding.ok(NAME, kafka.bootstrapServers() + " answers, " + List.copyOf(advertised) + " is known here")
                : Finding.wrong(
                        NAME,
                        "it tells its clients to come to " + unknown + ", which no name server here knows",
                        "mend its advertised.listeners, or use the listener that is meant for this side");
    }
}
