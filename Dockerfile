# All services of Sluice in one image; the command names the main class of the one to run. Build arguments: BUILD_IMAGE, RUN_IMAGE
# (bases to build on and to run on, with a JDK and Maven, and with a JRE 17 or newer), MAVEN_FLAGS.
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-17
ARG RUN_IMAGE=eclipse-temurin:17-jre

FROM ${BUILD_IMAGE} AS build
ARG MAVEN_FLAGS=""
WORKDIR /build
COPY . .
RUN mvn -B -ntp ${MAVEN_FLAGS} -Dmaven.test.skip -Dspotless.skip -pl standalone -am package

FROM ${RUN_IMAGE}
COPY --from=build /build/standalone/target/lib/ /opt/sluice/lib/
COPY --from=build /build/standalone/target/sluice-standalone-*.jar /opt/sluice/lib/
COPY metrics/ /opt/sluice/metrics/
COPY ops/container/ /opt/sluice/bin/
# A fresh volume takes its owner from the folder that it is mounted on.
RUN chmod 0755 /opt/sluice/bin/* \
    && mkdir -p /data/state /data/lake /data/gold /data/registry /data/files \
    && chown -R 65532:65532 /data
USER 65532:65532
WORKDIR /data
ENTRYPOINT ["/opt/sluice/bin/service"]
