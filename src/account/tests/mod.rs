mod answers;
mod refusals;
mod requests;
mod social;

use super::*;
use crate::oidc::{Endpoint, HttpRequest, HttpResponse, Secret};

fn response(status: u16, body: &str) -> HttpResponse {
    HttpResponse {
        status,
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: body.to_owned(),
    }
}

fn refusal(status: u16, code: &str) -> HttpResponse {
    let body = format!(r#"{{"code":"{code}","message":"…"}}"#);
    response(status, &body)
}

fn request<T, E>(call: &Call<T, E>) -> HttpRequest {
    let endpoint = Endpoint::parse("https://logto.test/").unwrap();
    call.request(&endpoint, &Secret::new("hush"))
}

fn record() -> VerificationRecord {
    let body = r#"{"verificationRecordId":"rec-1","expiresAt":"2026-11-22T20:32:25.176Z"}"#;
    verify_password("p").read(&response(201, body)).unwrap()
}
