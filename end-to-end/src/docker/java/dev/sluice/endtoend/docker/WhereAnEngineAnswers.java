package dev.sluice.endtoend.docker;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Leaves every test of the profile out where no container engine answers, and says so once. */
public final class WhereAnEngineAnswers implements ExecutionCondition {
    private static final boolean ANSWERS = answers();

    /** Called by JUnit. */
    public WhereAnEngineAnswers() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return ANSWERS
                ? ConditionEvaluationResult.enabled("a container engine answers")
                : ConditionEvaluationResult.disabled("no container engine answers");
    }

    private static boolean answers() {
        boolean answers = DockerClientFactory.instance().isDockerAvailable();
        if (!answers) {
            System.out.println("profile docker: no container engine answers, its tests are left out");
        }
        return answers;
    }
}
