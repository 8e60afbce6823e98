package dev.sluice.ingester.webhook;

import dev.sluice.runtime.settings.Secret;
import dev.sluice.runtime.settings.Setting;
import dev.sluice.runtime.settings.Settings;
import java.util.List;

/**
 * Where webhooks are received.
 *
 * @param bind address that is listened on
 * @param port 0 to 65535; 0 takes any free one
 * @param secrets that deliveries are signed with; null where the settings were refused
 */
public record WebhookConfig(String bind, int port, Secrets secrets) {
    /** Address that the port listens on. */
    public static final Setting<String> BIND =
            Setting.text("SLUICE_WEBHOOK_BIND", "127.0.0.1", "0.0.0.0", "address that the webhook port listens on");

    /** Its port. */
    public static final Setting<Integer> PORT = Setting.number(
            "SLUICE_WEBHOOK_PORT", "8090", "port of POST /webhooks/github; 0 takes any free one", 0, 65_535);

    /** What deliveries are signed with. */
    public static final Setting<Secret> SECRETS = Setting.secret(
            "SLUICE_WEBHOOK_SECRETS",
            "secret that GitHub signs its webhooks with, 32 characters or more; two with a comma while it changes");

    /** All of them. */
    public static final List<Setting<?>> ALL = List.of(BIND, PORT, SECRETS);

    /** Reads them; {@link Settings#finish} tells what is wrong, and never what a secret is. */
    public static WebhookConfig from(Settings settings) {
        return new WebhookConfig(settings.get(BIND), settings.get(PORT), secrets(settings));
    }

    private static Secrets secrets(Settings settings) {
        try {
            return Secrets.parse(settings.get(SECRETS));
        } catch (IllegalArgumentException e) {
            settings.problem(SECRETS.name() + " " + e.getMessage());
            return null;
        }
    }
}
