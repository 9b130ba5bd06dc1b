import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

public class JavaNetHttp {
    static void section(String name) {
        System.out.println("\u001e" + name);
    }

    public static void main(String[] args) throws Exception {
        System.setErr(System.out);
        section("output");
        try {
            var builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).version(HttpClient.Version.HTTP_1_1);
            String proxy = System.getenv("PROXY");
            if (proxy != null) {
                URI uri = URI.create(proxy);
                builder.proxy(ProxySelector.of(new InetSocketAddress(uri.getHost(), uri.getPort())));
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create(System.getenv("BASE_URL") + "/v2/account"))
                .header("Authorization", "Bearer " + System.getenv("DIGITALOCEAN_TOKEN"))
                .timeout(Duration.ofSeconds(2))
                .build();
            HttpResponse<String> response = builder.build().send(request, HttpResponse.BodyHandlers.ofString());
            section("body");
            System.out.println("Status " + response.statusCode() + ": " + response.body());
            section("response");
            System.out.println(response);
            if (System.getenv("CORE") != null) {
                section("headers");
                System.out.println(response.headers());
                section("thrown");
                throw new IllegalStateException("GET /v2/account failed: " + response + " " + response.body());
            }
        } catch (Exception e) {
            section("exception");
            System.out.println(e);
            section("message");
            System.out.println("Error: " + e.getMessage());
            section("trace");
            e.printStackTrace();
        }
    }
}
