use std::{env, time::Duration};

fn section(name: &str) {
    println!("\u{1e}{name}");
}

fn main() {
    let token = env::var("DIGITALOCEAN_TOKEN").unwrap_or_default();
    let url = format!("{}/v2/account", env::var("BASE_URL").unwrap());
    let get = |as_error: bool| {
        ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(2)))
            .http_status_as_error(as_error)
            .tls_config(
                ureq::tls::TlsConfig::builder()
                    .root_certs(ureq::tls::RootCerts::PlatformVerifier)
                    .build(),
            )
            .build()
            .new_agent()
            .get(&url)
            .header("Authorization", &format!("Bearer {token}"))
            .call()
    };
    match get(true) {
        Err(error) => {
            section("display");
            println!("Error: {error}");
            section("debug");
            println!("{error:?}");
        }
        Ok(mut response) => {
            section("json");
            match response.body_mut().read_json::<serde_json::Value>() {
                Ok(value) => println!("{}", value["account"]["email"]),
                Err(error) => println!("could not read the answer: {error}"),
            }
        }
    }
    if env::var("ANSWERED").is_ok() {
        if let Ok(mut response) = get(false) {
            section("response");
            println!("{response:?}");
            section("body");
            println!("{} {}", response.status(), response.body_mut().read_to_string().unwrap_or_default());
        }
    }
}
