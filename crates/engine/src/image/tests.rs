//! An image says what std's sources say, and is safe whatever its bytes are.

use proptest::prelude::*;

use super::{ImageError, checksum, read, read_checked, write_with};
use crate::session::Session;
use crate::syntax::FileId;

const FILE: FileId = FileId(1);

/// How many bytes are in front of what the checksum is of.
const HEAD: usize = 12;

fn image() -> Vec<u8> {
    Session::new().image().unwrap_or_default()
}

#[test]
fn what_is_read_is_what_was_written() {
    let image = image();
    let std = read(&image, FILE);
    assert!(std.is_ok());
    if let Ok(std) = std {
        let files = std.places.files().to_vec();
        let known = (&std.names, &std.ast, &std.resolution);
        let again = write_with(known, &|_| files.clone());
        assert!(again == image, "something is lost");
    }
}

#[test]
fn what_is_no_image_is_not_read() {
    let foreign = |bytes: &[u8]| matches!(read(bytes, FILE), Err(ImageError::Foreign));
    assert!(foreign(b""));
    assert!(foreign(b"fn main() {}"));
    let mut image = image();
    image.pop();
    assert!(matches!(read(&image, FILE), Err(ImageError::Damaged)));
}

#[test]
fn damage_is_noticed_or_does_no_harm() {
    let image = image();
    let body = image.get(HEAD..).unwrap_or_default();
    let place = any::<prop::sample::Index>();
    let damage = (place, any::<u8>(), any::<bool>());
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(200));
    let result = runner.run(&damage, |(place, byte, shortens)| {
        let mut bytes = body.to_vec();
        let place = place.index(bytes.len());
        if shortens {
            bytes.truncate(place);
        } else if let Some(target) = bytes.get_mut(place) {
            *target ^= byte.max(1);
        }
        prop_assert_ne!(checksum(&bytes), checksum(body));
        if let Ok(std) = read_checked(&bytes, FILE) {
            let exprs: usize = std
                .ast
                .bodies
                .iter()
                .map(|(_, body)| body.exprs.len())
                .sum();
            let tables = std.resolution.crates.iter();
            let bodies: usize = tables.map(|each| each.bodies.iter().count()).sum();
            prop_assert!(exprs > 0 && bodies > 0);
        }
        Ok(())
    });
    assert!(result.is_ok(), "{result:?}");
}
