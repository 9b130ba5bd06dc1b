import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

public class Okhttp {
    static void section(String name) {
        System.out.println("\u001e" + name);
    }

    public static void main(String[] args) {
        System.setErr(System.out);
        var builder = new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(4)).connectTimeout(Duration.ofSeconds(2)).readTimeout(Duration.ofSeconds(2));
        String proxy = System.getenv("PROXY");
        if (proxy != null) {
            URI uri = URI.create(proxy);
            builder.proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(uri.getHost(), uri.getPort())));
        }
        section("output");
        try {
            Request request = new Request.Builder()
                .url(System.getenv("BASE_URL") + "/v2/account")
                .header("Authorization", "Bearer " + System.getenv("DIGITALOCEAN_TOKEN"))
                .build();
            try (Response response = builder.build().newCall(request).execute()) {
                if (!response.isSuccessful()) {
                    section("response");
                    System.out.println(response);
                    section("body");
                    System.out.println(response.code() + " " + response.body().string());
                    throw new IOException("Unexpected code " + response);
                }
                System.out.println(response.body().string());
            }
        } catch (Exception e) {
            section("exception");
            System.out.println(e);
            if (System.getenv("CORE") != null) {
                section("message");
                System.out.println("Request failed: " + e.getMessage());
            }
            section("trace");
            e.printStackTrace();
        }
        System.exit(0);
    }
}
