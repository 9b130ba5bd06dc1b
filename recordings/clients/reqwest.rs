use std::{env, error::Error, time::Duration};

fn section(name: &str) {
    println!("\u{1e}{name}");
}

fn get() -> Result<reqwest::blocking::Response, reqwest::Error> {
    let token = env::var("DIGITALOCEAN_TOKEN").unwrap_or_default();
    reqwest::blocking::Client::builder()
        .timeout(Duration::from_secs(2))
        .build()?
        .get(format!("{}/v2/account", env::var("BASE_URL").unwrap()))
        .bearer_auth(token)
        .send()
}

fn account() -> Result<String, Box<dyn Error>> {
    let body: serde_json::Value = get()?.error_for_status()?.json()?;
    Ok(body["account"]["email"].to_string())
}

fn main() -> Result<(), Box<dyn Error>> {
    if let Err(error) = account() {
        section("display");
        println!("Error: {error}");
        section("debug");
        println!("{error:?}");
        section("chain");
        println!("Error: {error}");
        let mut source = error.source();
        println!("\nCaused by:");
        while let Some(cause) = source {
            println!("    {cause}");
            source = cause.source();
        }
        if env::var("ANSWERED").is_ok() {
            if let Ok(response) = get() {
                section("response");
                println!("{response:?}");
                section("body");
                println!("{} {}", response.status(), response.text().unwrap_or_default());
            }
        }
    }
    Ok(())
}
