import java.time.Duration;
import java.util.Map;
import okhttp3.OkHttpClient;
import retrofit2.Call;
import retrofit2.HttpException;
import retrofit2.Response;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Header;

public class RetrofitClient {
    interface DigitalOcean {
        @GET("v2/account")
        Call<Map<String, Map<String, Object>>> account(@Header("Authorization") String authorization);
    }

    static void section(String name) {
        System.out.println("\u001e" + name);
    }

    public static void main(String[] args) {
        System.setErr(System.out);
        section("output");
        try {
            DigitalOcean api = new Retrofit.Builder()
                .baseUrl(System.getenv("BASE_URL") + "/")
                .client(new OkHttpClient.Builder().connectTimeout(Duration.ofSeconds(2)).readTimeout(Duration.ofSeconds(2)).build())
                .addConverterFactory(GsonConverterFactory.create())
                .build()
                .create(DigitalOcean.class);
            Response<Map<String, Map<String, Object>>> response = api.account("Bearer " + System.getenv("DIGITALOCEAN_TOKEN")).execute();
            if (!response.isSuccessful()) {
                section("response");
                System.out.println(response);
                section("body");
                System.out.println("Error " + response.code() + " " + response.message() + ": " + response.errorBody().string());
                throw new HttpException(response);
            }
            System.out.println(response.body().get("account").get("email"));
        } catch (Exception e) {
            section("exception");
            System.out.println(e);
            if (System.getenv("CORE") != null) {
                section("trace");
                e.printStackTrace();
            }
        }
        System.exit(0);
    }
}
