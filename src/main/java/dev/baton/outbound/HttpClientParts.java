package dev.baton.outbound;

import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/** The client as Baton wants it: nothing of what a browser does by itself, and a connection for each call. */
final class HttpClientParts {

    private static final int AT_ONCE = 64;
    private static final int AT_ONCE_OF_A_HOST = 8;
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_LINE = 16_384;

    private HttpClientParts() {}

    static CloseableHttpClient client(OutboundSettings settings, DnsResolver names) {
        var whole = Timeout.of(settings.call().toMillis(), TimeUnit.MILLISECONDS);
        var connect = Timeout.of(settings.connect().toMillis(), TimeUnit.MILLISECONDS);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setMaxConnTotal(AT_ONCE)
                .setMaxConnPerRoute(AT_ONCE_OF_A_HOST)
                .setDefaultSocketConfig(
                        SocketConfig.custom().setSoTimeout(whole).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(whole)
                        .build())
                .setConnectionFactory(org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxHeaderCount(MOST_HEADERS)
                                .setMaxLineLength(LONGEST_LINE)
                                .build())
                        .build())
                .build();
        var client = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(whole)
                        .setConnectionRequestTimeout(whole)
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression();
        if (settings.proxy() != null) {
            client.setProxy(HttpHost.create(settings.proxy()));
        }
        return client.build();
    }
}
