package dev.sluice.streams.count;

import dev.sluice.silver.ActorClass;

/** Codes of the classes of actors in stored values; never changed, never used twice. */
final class ActorCode {
    private ActorCode() {}

    static byte of(ActorClass actor) {
        return switch (actor) {
            case UNKNOWN -> 0;
            case HUMAN -> 1;
            case BOT -> 2;
            case AGENT -> 3;
        };
    }

    static ActorClass actor(byte code) {
        return switch (code) {
            case 0 -> ActorClass.UNKNOWN;
            case 1 -> ActorClass.HUMAN;
            case 2 -> ActorClass.BOT;
            case 3 -> ActorClass.AGENT;
            default ->
                throw new IllegalArgumentException("no class of actors has the code " + code + "; expected 0 to 3");
        };
    }
}
