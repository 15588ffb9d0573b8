//! HTTP answers in the corpora: a line with status and content type, then the body.

use leptos_logto::HttpResponse;

pub fn read(data: &[u8]) -> Option<HttpResponse> {
    let text = std::str::from_utf8(data).ok()?;
    let (line, body) = text.split_once('\n')?;
    let (status, kind) = line.split_once(' ').unwrap_or((line, ""));
    let headers = match kind {
        "" => Vec::new(),
        kind => vec![("Content-Type".to_owned(), kind.to_owned())],
    };
    Some(HttpResponse {
        status: status.parse().ok()?,
        headers,
        body: body.to_owned(),
    })
}
