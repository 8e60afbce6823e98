package dev.sluice.ingester.sample;

/** Where it happens: three in ten belong to an organisation, the busiest has some 2 % of all events. */
record Repository(long id, int ownerNumber, String project) {
    private static final int REPOSITORIES = 20_000;
    private static final double SKEW = 0.8;
    private static final int OWNERS = 7_000;
    private static final long FIRST = 10_000_000;
    private static final long FIRST_ORGANISATION = 5_000_000;
    private static final int ID_STRIDE = 37;

    static Repository any(Dice dice) {
        int rank = dice.rank(REPOSITORIES, SKEW);
        return new Repository(FIRST + (long) rank * ID_STRIDE, rank * 13 % OWNERS, Words.project(rank));
    }

    boolean ofOrganisation() {
        return ownerNumber % 10 < 3;
    }

    String name() {
        return owner() + "/" + project;
    }

    String url() {
        return "https://api.github.com/repos/" + name();
    }

    void writeTo(JsonText json) {
        json.number("id", id).text("name", name()).text("url", url());
    }

    void writeOrganisation(JsonText json) {
        json.open("org")
                .number("id", FIRST_ORGANISATION + ownerNumber)
                .text("login", owner())
                .text("gravatar_id", "")
                .text("url", "https://api.github.com/orgs/" + owner())
                .close();
    }

    private String owner() {
        return Words.name(ownerNumber);
    }
}
