import feign.Feign;
import feign.Headers;
import feign.Logger;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import feign.Retryer;
import java.util.concurrent.TimeUnit;

public class FeignClient {
    interface DigitalOcean {
        @RequestLine("GET /v2/account")
        @Headers("Authorization: Bearer {token}")
        String account(@Param("token") String token);
    }

    static void section(String name) {
        System.out.println("\u001e" + name);
    }

    public static void main(String[] args) {
        System.setErr(System.out);
        section("output");
        try {
            DigitalOcean api = Feign.builder()
                .options(new Request.Options(2, TimeUnit.SECONDS, 2, TimeUnit.SECONDS, true))
                .retryer(Retryer.NEVER_RETRY)
                .target(DigitalOcean.class, System.getenv("BASE_URL"));
            System.out.println(api.account(System.getenv("DIGITALOCEAN_TOKEN")));
        } catch (Exception e) {
            section("exception");
            System.out.println(e);
            if (System.getenv("CORE") != null) {
                section("message");
                System.out.println("Error: " + e.getMessage());
                section("trace");
                e.printStackTrace();
            }
        }
    }
}
