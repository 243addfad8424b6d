# syntax=docker/dockerfile:1

# Builds the service. MVNW_REPOURL: a Maven repository to fetch Maven itself from, see mvnw.
FROM eclipse-temurin:25-jdk AS build
ARG MVNW_REPOURL
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -DskipTests package
# The libraries change seldom and the service often: each becomes a layer of its own.
RUN java -Djarmode=tools -jar target/downhill-*.jar extract --layers --destination layers \
    && mv layers/application/downhill-*.jar layers/application/downhill.jar

# Runs it. A JDK, because it is certain to carry the vector module.
FROM eclipse-temurin:25-jdk
RUN useradd --system downhill && install --directory --owner=downhill /data
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/application/ ./
ENV JDK_JAVA_OPTIONS="--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED"
# One start and stop at build time, whose classes later starts find loaded and linked.
RUN java -XX:AOTCacheOutput=downhill.aot -Dspring.context.exit=onRefresh -Ddownhill.home=/tmp/aot -jar downhill.jar \
    && rm -r /tmp/aot
ENV DOWNHILL_HOME=/data SERVER_ADDRESS=0.0.0.0
USER downhill
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q '\"UP\"' <&3"]
ENTRYPOINT ["java", "-XX:AOTCache=downhill.aot", "-XX:MaxRAMPercentage=75", "-jar", "downhill.jar"]
