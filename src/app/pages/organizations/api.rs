//! The APIs of the deployment that are called for one organization: those with
//! its place in their address.

use crate::TokenRequest;
use crate::app::deployment::{Api, ORGANIZATION};
use crate::app::pages::api_call::Target;

/// The resource of an API that takes the organization's own token. Any other
/// takes a token for that resource, issued within the organization.
const OWN_TOKEN: &str = "urn:logto:resource:organizations";

/// What is called for the organization, if the API is for organizations.
pub(super) fn target(api: &Api, organization: &str) -> Option<Target> {
    if !api.is_for_organizations() {
        return None;
    }
    let (resource, token) = if api.resource == OWN_TOKEN {
        (
            audience(organization),
            TokenRequest::organization(organization),
        )
    } else {
        let token = TokenRequest::resource(&api.resource).in_organization(organization);
        (api.resource.clone(), token)
    };
    Some(Target {
        name: api.name.clone(),
        url: api.url.replace(ORGANIZATION, &encoded(organization)),
        resource,
        token,
    })
}

/// The audience of an organization's own token.
pub(super) fn audience(organization: &str) -> String {
    ["urn:logto:organization:", organization].concat()
}

/// All that is not unreserved, percent-encoded (RFC 3986 §2.3): an id may come
/// from the address of the page.
fn encoded(id: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(id.len());
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            _ => {
                encoded.push('%');
                for digit in [byte >> 4, byte & 15] {
                    encoded.push(char::from(DIGITS[usize::from(digit)]));
                }
            }
        }
    }
    encoded
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn api(url: &str, resource: &str) -> Api {
        Api {
            name: "Documents".to_owned(),
            url: url.to_owned(),
            resource: resource.to_owned(),
        }
    }

    #[test]
    fn the_organization_stands_in_the_address_and_in_the_token() {
        for (resource, shown, token) in [
            (
                OWN_TOKEN,
                "urn:logto:organization:o1",
                TokenRequest::organization("o1"),
            ),
            (
                "https://a.example",
                "https://a.example",
                TokenRequest::resource("https://a.example").in_organization("o1"),
            ),
        ] {
            let api = api(
                "https://a.example/{organization}/d?o={organization}",
                resource,
            );
            let target = target(&api, "o1").unwrap();
            assert_eq!(target.url, "https://a.example/o1/d?o=o1");
            assert_eq!((target.resource.as_str(), target.token), (shown, token));
        }
        assert!(target(&api("https://a.example/d", OWN_TOKEN), "o1").is_none());
    }

    #[test]
    fn an_id_stays_within_its_segment() {
        for (id, url) in [
            ("a/../b?c#d", "https://a.example/a%2F..%2Fb%3Fc%23d"),
            ("刘 &%", "https://a.example/%E5%88%98%20%26%25"),
            ("aZ-_~.9", "https://a.example/aZ-_~.9"),
        ] {
            let api = api("https://a.example/{organization}", OWN_TOKEN);
            assert_eq!(
                target(&api, id).map(|target| target.url).as_deref(),
                Some(url)
            );
        }
    }
}
