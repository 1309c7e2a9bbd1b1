//! The modules of a program, as text.

use expect_test::expect;
use refcellar_engine::syntax::Edition;

const PROGRAM: &str = "
pub mod shapes {
    pub struct Point { pub x: u8 }
    pub struct Unit;
    pub(crate) struct Pair(pub u8, u8);
    pub enum Shape { Dot(Point), Nothing }
    pub use self::Shape::*;
    pub trait Area { type Out; fn area(&self) -> Self::Out; const SIDES: u8; }
    mod hidden { pub(super) fn help() {} pub fn deeper() {} }
    pub use self::hidden::deeper as help;
}
use shapes::*;
mod other { pub struct Unit; }
use other::*;
use shapes::{self as s, Point as P, Area as _};
#[macro_export] macro_rules! shout { () => {}; }
pub const LIMIT: u8 = 1;
static mut COUNT: u8 = 0;
";

#[test]
fn a_dump_of_modules() {
    let (diagnostics, dump) = crate::engine::run(PROGRAM, Edition::Edition2024, false);
    assert_eq!(diagnostics, []);
    expect![[r"
        pub shapes: type = module user::shapes
          pub Point: type = struct user::shapes::Point
          pub Unit: type = struct user::shapes::Unit
          pub Unit: value = unit struct user::shapes::Unit::Unit
          in(user) Pair: type = struct user::shapes::Pair
          in(user::shapes) Pair: value = tuple struct user::shapes::Pair::Pair
          pub Shape: type = enum user::shapes::Shape
            pub Dot: type = variant user::shapes::Shape::Dot
            pub Dot: value = tuple variant user::shapes::Shape::Dot::Dot
            pub Nothing: type = variant user::shapes::Shape::Nothing
            pub Nothing: value = unit variant user::shapes::Shape::Nothing::Nothing
          pub Area: type = trait user::shapes::Area
            pub Out: type = associated type user::shapes::Area::Out
            pub area: value = associated function user::shapes::Area::area
            pub SIDES: value = associated constant user::shapes::Area::SIDES
          in(user::shapes) hidden: type = module user::shapes::hidden
            in(user::shapes) help: value = function user::shapes::hidden::help
            pub deeper: value = function user::shapes::hidden::deeper
          pub help: value = function user::shapes::hidden::deeper by use
          pub Dot: type = variant user::shapes::Shape::Dot by glob
          pub Dot: value = tuple variant user::shapes::Shape::Dot::Dot by glob
          pub Nothing: type = variant user::shapes::Shape::Nothing by glob
          pub Nothing: value = unit variant user::shapes::Shape::Nothing::Nothing by glob
        in(user) other: type = module user::other
          pub Unit: type = struct user::other::Unit
          pub Unit: value = unit struct user::other::Unit::Unit
        pub shout: macro = macro user::shout
        pub LIMIT: value = constant user::LIMIT
        in(user) COUNT: value = static user::COUNT
        in(user) s: type = module user::shapes by use
        in(user) P: type = struct user::shapes::Point by use
        in(user) Point: type = struct user::shapes::Point by glob
        in(user) Unit: type = struct user::shapes::Unit by glob, ambiguous
        in(user) Unit: value = unit struct user::shapes::Unit::Unit by glob, ambiguous
        in(user) Pair: type = struct user::shapes::Pair by glob
        in(user) Shape: type = enum user::shapes::Shape by glob
        in(user) Dot: type = variant user::shapes::Shape::Dot by glob
        in(user) Dot: value = tuple variant user::shapes::Shape::Dot::Dot by glob
        in(user) Nothing: type = variant user::shapes::Shape::Nothing by glob
        in(user) Nothing: value = unit variant user::shapes::Shape::Nothing::Nothing by glob
        in(user) Area: type = trait user::shapes::Area by glob
        in(user) help: value = function user::shapes::hidden::deeper by glob
    "]]
    .assert_eq(&dump);
}
