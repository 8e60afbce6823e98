package dev.sluice.standalone.doctor;

/**
 * Whether this JVM is new enough.
 *
 * @param feature its feature release
 */
record JdkCheck(int feature) implements Examination {
    private static final String NAME = "jdk";
    private static final int OLDEST = 17;

    @Override
    public Finding look() {
        return feature >= OLDEST
                ? Finding.ok(NAME, "Java " + feature)
                : Finding.wrong(NAME, "Java " + feature + ", expected 17 or newer", "set JAVA_HOME to a newer JDK");
    }
}
