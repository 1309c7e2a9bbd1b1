//! The store in a real browser, where `panic = "abort"` and a panic is a trap.
//!
//! The frames of a trapped call are abandoned, so everything here that may panic is
//! called by way of JavaScript, which is where the trap ends.
#![cfg(target_arch = "wasm32")]

use std::cell::Cell;
use std::collections::BTreeMap;

use js_sys::{Function, Reflect};
use refcellar::rim::JsStore;
use wasm_bindgen::JsCast;
use wasm_bindgen::convert::TryFromJsValue;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen(module = "/js/errors.js")]
extern "C" {
    #[wasm_bindgen(js_name = asError)]
    fn as_error(thrown: JsValue) -> JsValue;
}

#[wasm_bindgen(module = "/js/survive.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn survive(instance: &JsValue, call: &Function) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(inline_js = "
    export const instance = (exports, depth, recover) => ({
        stackPointer: exports.__stack_pointer,
        depth,
        recover,
        // The tests themselves run in wasm, so what they call is never the outermost.
        get idle() { return { top: exports.__stack_pointer.value, depth: depth() }; },
    });
    export const bind = (object, method, ...args) => () => object[method](...args);
    export const quietly = (call) => {
        const { error } = console;
        console.error = () => {};
        try { return call(); } finally { console.error = error; }
    };
")]
extern "C" {
    fn instance(exports: JsValue, depth: Function, recover: Function) -> JsValue;
    #[wasm_bindgen(variadic)]
    fn bind(object: &JsValue, method: &str, args: Vec<JsValue>) -> Function;
    #[wasm_bindgen(catch)]
    fn quietly(call: &Function) -> Result<JsValue, JsValue>;
}

/// A handle with a method that takes `&mut self`: what the store does not offer, because
/// wasm-bindgen keeps such an object borrowed for ever once the method has trapped.
#[wasm_bindgen]
pub struct Exclusive(JsStore);

#[wasm_bindgen]
impl Exclusive {
    /// Panics if a guard is alive.
    ///
    /// # Errors
    /// As `Store::set`.
    pub fn write(&mut self) -> Result<(), JsValue> {
        self.0
            .set("exclusive".into(), "x".into())
            .map_err(JsValue::from)?;
        Ok(())
    }
}

/// A store, as JavaScript has it, and what is needed to outlive its panics.
struct Page {
    store: JsValue,
    instance: JsValue,
}

/// The store's hook in front of the test runner's, which is to hear of failed assertions
/// but not of the panics that are wanted.
fn install_hook() {
    thread_local! {
        static DONE: Cell<bool> = const { Cell::new(false) };
    }
    if !DONE.replace(true) {
        let runner = std::panic::take_hook();
        refcellar::install_hook(move |info| {
            if refcellar::depth() == 0 {
                runner(info);
            }
        });
    }
}

impl Page {
    fn open() -> Self {
        install_hook();
        let exports = wasm_bindgen::exports();
        let depth = Closure::<dyn Fn() -> u32>::new(|| {
            u32::try_from(refcellar::depth()).expect("few calls")
        });
        let recover = Closure::<dyn Fn(u32) -> JsValue>::new(|depth: u32| {
            refcellar::rim::recover(depth as usize).unwrap_or_else(JsValue::from)
        });
        Self {
            store: JsStore::new().into(),
            instance: instance(
                exports,
                depth.into_js_value().unchecked_into(),
                recover.into_js_value().unchecked_into(),
            ),
        }
    }

    /// Calls a method, and gives what it gives or what it throws once things are in order.
    fn call(&self, object: &JsValue, method: &str, args: &[&str]) -> Result<JsValue, JsValue> {
        let args = args.iter().map(|arg| JsValue::from_str(arg)).collect();
        let method = bind(object, method, args);
        let (instance, thrown) = (self.instance.clone(), std::rc::Rc::new(Cell::new(None)));
        let keep = std::rc::Rc::clone(&thrown);
        let attempt = Closure::<dyn Fn() -> JsValue>::new(move || {
            survive(&instance, &method).unwrap_or_else(|error| {
                keep.set(Some(error));
                JsValue::UNDEFINED
            })
        });
        let given = quietly(attempt.as_ref().unchecked_ref())?;
        thrown.take().map_or(Ok(given), Err)
    }

    fn store(&self, method: &str, args: &[&str]) -> Result<JsValue, JsValue> {
        self.call(&self.store, method, args)
    }

    fn read(&self, path: &[&str]) -> JsValue {
        path.iter().fold(self.store.clone(), |object, name| {
            Reflect::get(&object, &JsValue::from_str(name)).expect("it can be read")
        })
    }

    fn flag(&self) -> i32 {
        number(&self.read(&["flag"]))
    }

    fn stack_pointer(&self) -> i32 {
        let global = Reflect::get(&self.instance, &"stackPointer".into()).expect("it is there");
        number(&Reflect::get(&global, &"value".into()).expect("it has a value"))
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "the numbers read here are small and whole"
)]
fn number(value: &JsValue) -> i32 {
    value.as_f64().expect("a number") as i32
}

fn text(value: &JsValue, path: &[&str]) -> String {
    let found = path.iter().fold(value.clone(), |object, name| {
        Reflect::get(&object, &JsValue::from_str(name)).expect("it can be read")
    });
    found.as_string().expect("a text")
}

#[wasm_bindgen_test]
fn guards_stay_alive_between_calls() {
    let page = Page::open();
    page.store("set", &["colour", "green"])
        .expect("the cell is free");
    let guard = page.store("borrow", &["here"]).expect("the cell is free");
    assert_eq!(page.flag(), 1);
    assert_eq!(page.call(&guard, "get", &["colour"]), Ok("green".into()));
    page.call(&guard, "drop", &[]).expect("it is alive");
    assert_eq!(page.flag(), 0);
}

#[wasm_bindgen_test]
fn a_refusal_is_a_typed_error() {
    let page = Page::open();
    page.store("borrowMut", &["the writer"])
        .expect("the cell is free");
    let error = page
        .store("tryBorrow", &["the reader"])
        .expect_err("it is refused");
    assert_eq!(text(&error, &["name"]), "BorrowError");
    assert_eq!(
        text(&error, &["message"]),
        "RefCell already mutably borrowed"
    );
    assert_eq!(text(&error, &["refusal", "attempt", "label"]), "the reader");
    assert_eq!(as_error(error.clone()), error, "it is an error already");
}

#[wasm_bindgen_test]
fn a_panic_is_reported_and_the_guard_in_its_way_lives_on() {
    let page = Page::open();
    page.store("set", &["a", "1"]).expect("the cell is free");
    let guard = page.store("borrow", &["line 9"]).expect("the cell is free");
    let error = page
        .store("borrowMut", &["line 10"])
        .expect_err("it panics");
    assert_eq!(text(&error, &["name"]), "RustPanic");
    assert_eq!(
        text(&error, &["report", "message"]),
        "RefCell already borrowed"
    );
    assert_eq!(text(&error, &["report", "file"]), "src/rim/store.rs");
    let birth = ["report", "inTheWay", "0", "birth", "attempt", "label"];
    assert_eq!(text(&error, &birth), "line 9");
    assert_eq!(page.flag(), 1);
    assert_eq!(page.call(&guard, "get", &["a"]), Ok("1".into()));
}

#[wasm_bindgen_test]
fn a_guard_that_was_local_to_the_panicking_call_is_dropped_by_the_recovery() {
    let page = Page::open();
    let error = page
        .store("append", &["missing", "x"])
        .expect_err("it panics");
    assert_eq!(text(&error, &["report", "message"]), "no such key");
    assert_eq!(page.flag(), 0);
    page.store("set", &["missing", "found"])
        .expect("the cell is free again");
}

#[wasm_bindgen_test]
fn a_cell_of_any_type_can_be_replaced() {
    let page = Page::open();
    let cells = page.read(&["cells"]);
    page.call(&cells, "setText", &["one"])
        .expect("it cannot fail");
    assert_eq!(page.call(&cells, "replaceText", &["two"]), Ok("one".into()));
    assert_eq!(page.call(&cells, "takeText", &[]), Ok("two".into()));
    assert_eq!(page.call(&cells, "takeText", &[]), Ok("".into()));
}

/// xorshift32: an order that is the same in every run.
fn shuffle(state: &mut u32) -> u32 {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    *state
}

/// What std's own message takes on the heap of the abandoned frame, with the allocator's
/// header, and what wasm-bindgen's shell of a bricked object takes.
const BYTES_LEFT_BY_A_PANIC: usize = 128;

fn memory() -> usize {
    let buffer = wasm_bindgen::memory()
        .unchecked_into::<js_sys::WebAssembly::Memory>()
        .buffer();
    let length = Reflect::get(&buffer, &"byteLength".into()).expect("it has a length");
    usize::try_from(number(&length)).expect("less than 2 GiB")
}

/// One panic of each kind, with the guard in its way if it needs one.
fn panic_somehow(page: &Page, kind: u32) {
    match kind {
        // An exported `&self` method panics while JavaScript holds a guard.
        0 | 1 => {
            let (hold, attempt) = if kind == 0 {
                ("borrow", "borrowMut")
            } else {
                ("borrowMut", "borrow")
            };
            let guard = page.store(hold, &["held"]).expect("the cell is free");
            page.store(attempt, &["in vain"]).expect_err("it panics");
            page.call(&guard, "drop", &[]).expect("it is alive");
        }
        // An exported `&mut self` method panics: that object is lost, the store is not.
        2 => {
            let guard = page.store("borrow", &["held"]).expect("the cell is free");
            let handle = page.store("share", &[]).expect("it is alive");
            let handle = JsStore::try_from_js_value(handle).expect("it is a store");
            let exclusive = JsValue::from(Exclusive(handle));
            page.call(&exclusive, "write", &[]).expect_err("it panics");
            let bricked = page
                .call(&exclusive, "write", &[])
                .expect_err("it stays borrowed");
            assert!(text(&bricked, &["message"]).contains("recursive use"));
            page.call(&guard, "drop", &[]).expect("it is alive");
        }
        // The guard is local to the call that panics.
        _ => {
            page.store("append", &["missing", "x"])
                .expect_err("it panics");
        }
    }
}

#[wasm_bindgen_test]
fn five_thousand_panics_lose_nothing() {
    const PANICS: u32 = 5_000;
    /// From here on each event pushes an older one out.
    const HISTORY_IS_FULL: u32 = 2_000;
    let page = Page::open();
    let mut model = BTreeMap::new();
    let (mut random, mut before) = (0x2545_F491, 0);
    let top = page.stack_pointer();
    for round in 0..PANICS {
        if round == HISTORY_IS_FULL {
            before = memory();
        }
        let key = format!("key {}", shuffle(&mut random) % 64);
        let value = format!("value {round}");
        page.store("set", &[&key, &value])
            .expect("the cell is free");
        model.insert(key, value);
        panic_somehow(&page, shuffle(&mut random) % 4);
        assert_eq!(page.flag(), 0);
        assert_eq!(page.stack_pointer(), top, "the shadow stack is as it was");
    }
    let entries = page.store("entries", &[]).expect("the cell is free");
    let entries: js_sys::Array = entries.unchecked_into();
    let found: BTreeMap<_, _> = entries
        .iter()
        .map(|pair| (text(&pair, &["0"]), text(&pair, &["1"])))
        .collect();
    assert_eq!(found, model);
    assert_eq!(
        number(&page.read(&["counters", "panics"])),
        PANICS.cast_signed()
    );
    assert_eq!(
        number(&page.read(&["counters", "writes"])),
        PANICS.cast_signed()
    );
    let grown = memory() - before;
    assert!(
        grown <= PANICS as usize * BYTES_LEFT_BY_A_PANIC,
        "grew by {grown} bytes"
    );
}
