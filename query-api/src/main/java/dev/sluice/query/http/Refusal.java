package dev.sluice.query.http;

import java.util.List;
import java.util.stream.Collectors;

/** A request that is not answered, and why. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ProblemKind kind;
    private final transient List<ParameterError> errors;

    /** Without a parameter at fault. */
    Refusal(ProblemKind kind, String detail) {
        super(detail);
        this.kind = kind;
        this.errors = List.of();
    }

    private Refusal(List<ParameterError> errors) {
        super(errors.stream().map(ParameterError::message).collect(Collectors.joining("; ")));
        this.kind = ProblemKind.INVALID_PARAMETER;
        this.errors = errors;
    }

    /** Parameters at fault. */
    static Refusal of(List<ParameterError> errors) {
        return new Refusal(errors);
    }

    /** One parameter whose text is not as expected. */
    static Refusal of(String parameter, String got, String expected) {
        var found = got == null ? " is missing" : ": '" + got + "' is not " + expected;
        return new Refusal(List.of(new ParameterError(
                parameter, parameter + found + (got == null ? "; expected " + expected : ""), got, expected)));
    }

    ProblemKind kind() {
        return kind;
    }

    List<ParameterError> errors() {
        return errors;
    }
}
