package dev.sluice.standalone.doctor;

/** One check. */
interface Examination {
    /** Looks; what goes wrong is a finding, not an exception. */
    Finding look();
}
