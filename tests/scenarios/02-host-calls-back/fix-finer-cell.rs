//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: host: resize to 1920x1080
//@ stdout: app: (1920, 1080)

//! Only what changes is in a cell, and the application itself is shared.
//!
//! What happens: the size lies in a `Cell`. `maximise` takes `&self`, so nothing is borrowed while
//! the host works.
//! What to watch: a field that cannot be copied needs a `RefCell` of its own, and so the same care.
//! Reports: rust-windowing/winit#864, RustAudio/baseview#263, wezterm/wezterm#7721
//! Cost of this fix: each field is set alone. Nothing holds two of them together.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

type ResizeHandler = Box<dyn Fn(u32, u32)>;

/// The host. It calls the handler before `set_size` returns.
#[derive(Default)]
struct Window {
    on_resize: RefCell<Option<ResizeHandler>>,
}

impl Window {
    fn set_size(&self, width: u32, height: u32) {
        println!("host: resize to {width}x{height}");
        if let Some(handler) = &*self.on_resize.borrow() {
            handler(width, height);
        }
    }
}

struct App {
    window: Rc<Window>,
    size: Cell<(u32, u32)>,
}

impl App {
    fn maximise(&self) {
        self.window.set_size(1920, 1080);
    }
}

fn main() {
    let window = Rc::new(Window::default());
    let size = Cell::new((640, 480));
    let app = Rc::new(App {
        window: Rc::clone(&window),
        size,
    });

    let handled = Rc::clone(&app);
    let handler: ResizeHandler = Box::new(move |width, height| {
        handled.size.set((width, height));
    });
    *window.on_resize.borrow_mut() = Some(handler);

    app.maximise();
    println!("app: {:?}", app.size.get());

    // The handler holds the application, and the application holds the window.
    window.on_resize.take();
}
