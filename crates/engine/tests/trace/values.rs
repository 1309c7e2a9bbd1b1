//! What variables hold, as it is shown.

use expect_test::{Expect, expect};
use refcellar_engine::session::Session;
use refcellar_engine::trace::Value;
use refcellar_engine::trace::picture::{Field, LocalState};

use crate::record;

fn fields(fields: &[Field]) -> String {
    let all = fields
        .iter()
        .map(|field| format!("{}: {}", field.name, show(&field.value)));
    all.collect::<Vec<_>>().join(", ")
}

fn show(value: &Value) -> String {
    match value {
        Value::Scalar(text) => text.clone(),
        Value::String { text, truncated } => format!("{text:?}+{truncated}"),
        Value::Struct { name, fields: of } => format!("{name} {{ {} }}", fields(of)),
        Value::Variant { name, fields: of } => format!("::{name}({})", fields(of)),
        Value::Sequence { items, more } => {
            let items: Vec<String> = items.iter().map(show).collect();
            format!("[{}]+{more}", items.join(", "))
        }
        Value::Map { entries, more } => {
            let entries = entries.iter();
            let entries = entries.map(|(key, value)| format!("{}: {}", show(key), show(value)));
            format!("{{{}}}+{more}", entries.collect::<Vec<_>>().join(", "))
        }
        Value::Pointer {
            to,
            path,
            role,
            target,
            ..
        } => {
            let to = to.as_deref().unwrap_or("?");
            let target = target
                .as_ref()
                .map_or(String::new(), |text| format!(" = {text}"));
            format!("{role:?}→{to}{path}{target}")
        }
        Value::Cell { value, .. } => format!("cell({})", show(value)),
        Value::Guard { guard, .. } => format!("guard {guard}"),
        Value::Closure { name, fields: of } => format!("{name} |{}|", fields(of)),
        Value::Function(name) => format!("fn {name}"),
        Value::Opaque(text) => format!("‹{text}›"),
    }
}

/// The variables of `main` and the heap, when all variables are there: at the last step but
/// those that drop them.
fn check(source: &str, expected: &Expect) {
    let mut recording = record(&Session::new(), source);
    let step = recording
        .find(0, 1, refcellar_engine::trace::What::Output)
        .unwrap();
    let picture = recording.picture(step);
    let mut text = String::new();
    for local in picture.frames.iter().flat_map(|frame| &frame.locals) {
        let state = match local.state {
            LocalState::Live => String::new(),
            other => format!("{other:?} "),
        };
        text.push_str(&format!(
            "{}: {} = {state}{}\n",
            local.name,
            local.ty,
            show(&local.value)
        ));
    }
    for allocation in &picture.heap {
        let counts = match (allocation.strong, allocation.weak) {
            (Some(strong), Some(weak)) => format!(" {strong}/{weak}"),
            _ => String::new(),
        };
        text.push_str(&format!(
            "{} {:?}{counts}: {} = {}\n",
            allocation.id,
            allocation.kind,
            allocation.ty,
            show(&allocation.value)
        ));
    }
    expected.assert_eq(&text);
}

#[test]
fn plain_values() {
    check(
        "#[derive(Debug)]
enum Shape { Dot, Circle { r: f64 }, Pair(u8, i128) }
struct Point { x: i32, y: i32 }
fn main() {
    let a = (1u8, -2i64, true, 'é', 1.5f32, ());
    let b = [Shape::Dot, Shape::Circle { r: 2.0 }, Shape::Pair(1, -5)];
    let p = Point { x: 1, y: -1 };
    let s = String::from(\"wörd\");
    let t = \"slice\";
    let o = Some(String::from(\"in\"));
    let n: Option<Box<i32>> = None;
    let y = &p.y;
    let e = &b[1];
    let z: i32;
    let f: fn(i32) -> i32 = double;
    println!(\"{}\", 1);
    z = 3;
    let _ = (a, b, p.x, s, t, o, n, z, f);
}
fn double(x: i32) -> i32 { 2 * x }",
        &expect![[r#"
            a: (u8, i64, bool, char, f32, ()) =  { 0: 1, 1: -2, 2: true, 3: 'é', 4: 1.5, 5: () }
            b: [Shape; 3] = [::Dot(), ::Circle(r: 2.0), ::Pair(0: 1, 1: -5)]+0
            p: Point = Point { x: 1, y: -1 }
            s: String = "wörd"+0
            t: &str = "slice"+0
            o: Option<String> = ::Some(0: "in"+0)
            n: Option<Box<i32>> = ::None()
            y: &i32 = Ref→f0.7.y = -1
            e: &Shape = Ref→f0.3[1]
            z: i32 = Uninit ‹not initialised›
            f: fn(i32) -> i32 = fn main::double
        "#]],
    );
}

#[test]
fn collections() {
    check(
        "use std::collections::*;
fn main() {
    let v = vec![1, 2, 3];
    let long: Vec<u8> = (0..100).collect();
    let mut d: VecDeque<i32> = (0..4).collect();
    d.rotate_left(3);
    let l: LinkedList<&str> = [\"a\", \"b\"].into();
    let m = HashMap::from([(\"k\", vec![1])]);
    let t = BTreeMap::from([(1, 'x'), (2, 'y')]);
    let h = BTreeSet::from([3, 1]);
    let slice = &v[1..];
    println!(\"{}\", 1);
    let _ = (long.len(), d.len(), l.len(), m.len(), t.len(), h.len(), slice.len());
}",
        &expect![[r#"
            v: Vec<i32> = [1, 2, 3]+0
            long: Vec<u8> = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49]+50
            d: VecDeque<i32> = [3, 0, 1, 2]+0
            l: LinkedList<&str> = ["a"+0, "b"+0]+0
            m: HashMap<&str, Vec<i32>> = {"k"+0: [1]+0}+0
            t: BTreeMap<i32, char> = {1: 'x', 2: 'y'}+0
            h: BTreeSet<i32> = {1: (), 3: ()}+0
            slice: &[i32] = Ref→f0.1[1]
        "#]],
    );
}

#[test]
fn shared_values_cells_and_closures() {
    check(
        "use std::cell::*;
use std::rc::{Rc, Weak};
trait Speak { fn speak(&self); }
struct Dog { age: Cell<u8> }
impl Speak for Dog { fn speak(&self) {} }
struct Node { parent: RefCell<Weak<Node>>, children: RefCell<Vec<Rc<Node>>> }
fn main() {
    let leaf = Rc::new(Node { parent: RefCell::new(Weak::new()), children: RefCell::default() });
    let branch = Rc::new(Node { parent: RefCell::default(), children: RefCell::new(vec![leaf.clone()]) });
    *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
    let dog: Box<dyn Speak> = Box::new(Dog { age: Cell::new(3) });
    let once = OnceCell::new();
    once.set(5).unwrap();
    let name = String::from(\"n\");
    let add = move |x: i32| x + name.len() as i32;
    let gone = String::from(\"gone\");
    let kept = gone;
    println!(\"{}\", 1);
    dog.speak();
    add(1);
    let _ = (once.get(), kept);
}",
        &expect![[r#"
            leaf: Rc<Node> = Rc→h0
            branch: Rc<Node> = Rc→h2
            dog: Box<dyn Speak> = Box→h3
            once: OnceCell<i32> = cell(::Some(0: 5))
            name: String = Moved ‹moved›
            add: {closure} = closure at line 15 |name: "n"+0|
            gone: String = Moved ‹moved›
            kept: String = "gone"+0
            h0 Rc 2/0: Node = Node { parent: cell(Weak→h2), children: cell([]+0) }
            h2 Rc 1/1: Node = Node { parent: cell(Weak→? = nothing), children: cell([Rc→h0]+0) }
            h3 Box: dyn Speak = Dog { age: cell(3) }
        "#]],
    );
}
