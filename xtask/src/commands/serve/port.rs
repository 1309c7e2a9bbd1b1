//! A port to serve on.

use std::net::{Ipv4Addr, Ipv6Addr, TcpListener, TcpStream};

use anyhow::{Context, Result};

/// Only this machine may connect: a dev server is not meant for others.
pub const HOST: &str = "127.0.0.1";

/// How many ports are tried.
const TRIES: u16 = 100;

/// The first port from `wanted` on that nobody uses.
pub fn free_from(wanted: u16) -> Result<u16> {
    let last = wanted.saturating_add(TRIES - 1);
    (wanted..=last)
        .find(|&port| is_free(port))
        .with_context(|| format!("every port from {wanted} to {last} is in use"))
}

/// Whether someone accepts connections on this port.
pub fn answers(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Whoever has the port for IPv6 only would still answer to `localhost`.
fn is_free(port: u16) -> bool {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok();
    free && TcpStream::connect((Ipv6Addr::LOCALHOST, port)).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = taken.local_addr().expect("its address").port();
        assert!(answers(port));
        assert!(free_from(port).expect("another port") > port);
    }
}
