package dev.sluice.ingester.sample;

import java.util.List;

/** Names and sentences; five in a hundred sentences are not ASCII, as in the feed. */
final class Words {
    private static final List<String> HOW = List.of(
            "amber", "brisk", "calm", "deep", "early", "fair", "grey", "hazel", "iron", "jade", "keen", "lunar");
    private static final List<String> WHO = List.of(
            "otter", "heron", "badger", "finch", "lynx", "marten", "osprey", "plover", "raven", "stoat", "tern");
    private static final List<String> WHAT =
            List.of("kit", "flow", "store", "proxy", "docs", "engine", "parser", "site", "tools", "bench", "cli", "ui");
    private static final List<String> DEED =
            List.of("Fix", "Add", "Remove", "Speed up", "Document", "Test", "Rename", "Simplify");
    private static final List<String> ABROAD =
            List.of("Größe prüfen", "修复错误", "исправить ошибку", "naïve café ☕", "🚀 ship it");
    private static final int ABROAD_PERCENT = 5;

    private Words() {}

    /** A login, different for each number. */
    static String name(int number) {
        return HOW.get(number % HOW.size()) + "-" + WHO.get(number / 7 % WHO.size()) + number;
    }

    /** A repository's short name, different for each number. */
    static String project(int number) {
        return WHO.get(number % WHO.size()) + "-" + WHAT.get(number / 5 % WHAT.size()) + "-" + number;
    }

    static String sentence(Dice dice) {
        return dice.chance(ABROAD_PERCENT)
                ? dice.one(ABROAD)
                : dice.one(DEED) + " the \"" + dice.one(HOW) + "\" " + dice.one(WHAT) + " of " + dice.one(WHO);
    }

    static String branch(Dice dice) {
        return dice.chance(60) ? "main" : dice.one(HOW) + "/" + dice.one(WHAT) + "-" + dice.below(1000);
    }
}
