package dev.sluice.ingester.live;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Asks over HTTP: follows a renamed repository on the same host and nobody anywhere else, and waits for a whole answer so long. */
public final class HttpFetch implements Fetch {
    /** Longest body that is taken, in bytes; a page of 100 events has about 300 KB. */
    static final int BODY_CAP = 16 << 20;

    private static final int MOST_REDIRECTS = 3;
    private static final Duration SLICE = Duration.ofMillis(100);

    private final URI api;
    private final HttpClient client;
    private final Duration timeout;

    /**
     * @param api address of the API, without a slash at its end
     * @param timeout for a whole answer, body included
     */
    public HttpFetch(URI api, Duration connectTimeout, Duration timeout) {
        this.api = api;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    @Override
    public Answer get(Request request, BooleanSupplier stopped) throws IOException {
        URI target = URI.create(api + request.page());
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            HttpResponse<byte[]> response = exchange(asHttp(target, request), stopped);
            if (!isRedirect(response.statusCode())) {
                return new Answer(response.statusCode(), response.headers().map(), response.body());
            }
            target = redirected(target, response);
        }
        throw new FetchFault("more than " + MOST_REDIRECTS + " redirects from " + request.page());
    }

    private HttpRequest asHttp(URI target, Request request) {
        var http = HttpRequest.newBuilder(target)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28")
                .header("User-Agent", "sluice");
        request.etag().ifPresent(etag -> http.header("If-None-Match", etag));
        request.token().ifPresent(token -> http.header("Authorization", "Bearer " + token.value()));
        return http.build();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, BooleanSupplier stopped) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new CappedBody(BODY_CAP));
        try {
            long slices = Math.max(1, timeout.dividedBy(SLICE));
            while (slices > 0 && !stopped.getAsBoolean()) {
                try {
                    return answer.get(SLICE.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    slices--;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
        throw new InterruptedIOException("no whole answer within " + timeout);
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 307 || status == 308;
    }

    private static URI redirected(URI from, HttpResponse<?> response) throws FetchFault {
        String location = response.headers().firstValue("Location").orElse("");
        try {
            URI to = from.resolve(location);
            if (!location.isBlank() && origin(to).equals(origin(from))) {
                return to;
            }
        } catch (IllegalArgumentException notAnAddress) {
            throw (FetchFault) new FetchFault("a redirect to no address").initCause(notAnAddress);
        }
        throw new FetchFault("a redirect from " + origin(from) + " to another host is not followed");
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
