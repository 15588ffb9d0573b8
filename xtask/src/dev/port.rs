//! TCP ports of this machine.

use anyhow::{Result, bail};
use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

const LOOPBACK: [IpAddr; 2] = [
    IpAddr::V4(Ipv4Addr::LOCALHOST),
    IpAddr::V6(Ipv6Addr::LOCALHOST),
];

/// # Errors
/// When somebody else listens there, or may not be listened to.
pub(crate) fn require_free(port: u16, whose: &str, option: &str) -> Result<()> {
    // Some systems let two programs listen on one port, one on an address and one on all.
    if answers(port) {
        bail!(
            "port {port}, of {whose}, is taken; stop the program that has it or choose another with {option}"
        );
    }
    for address in LOOPBACK {
        match TcpListener::bind(SocketAddr::new(address, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {
                bail!(
                    "port {port}, of {whose}, is taken; stop the program that has it or choose another with {option}"
                )
            }
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                bail!(
                    "port {port}, of {whose}, needs more rights; choose one from 1024 with {option}"
                )
            }
            // A machine without IPv6 has no such address.
            Ok(_) | Err(_) => {}
        }
    }
    Ok(())
}

/// Whether a program accepts connections there.
pub(crate) fn answers(port: u16) -> bool {
    LOOPBACK.iter().any(|address| {
        TcpStream::connect_timeout(&SocketAddr::new(*address, port), Duration::from_millis(200))
            .is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_refused_with_what_to_do() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        assert!(answers(port));
        let error = require_free(port, "the app", "--port")
            .unwrap_err()
            .to_string();
        assert!(
            error.contains(&port.to_string()) && error.contains("--port"),
            "{error}"
        );
    }

    #[test]
    fn a_port_taken_on_every_address_is_refused() {
        let listener = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        assert!(require_free(port, "the app", "--port").is_err());
    }

    #[test]
    fn a_port_that_was_given_back_is_free() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        assert!(!answers(port));
        require_free(port, "the app", "--port").unwrap();
    }
}
