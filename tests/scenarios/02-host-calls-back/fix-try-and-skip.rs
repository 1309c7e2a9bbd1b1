//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: host: resize to 1920x1080
//@ stdout: handler: skipped, RefCell already borrowed
//@ stdout: app: (640, 480)

//! The handler does nothing if the application is busy.
//!
//! What happens: `try_borrow_mut` fails, and the handler returns. Nothing panics.
//! What to watch: the application keeps the old size, and draws at it.
//! Reports: rust-windowing/winit#864, RustAudio/baseview#263, wezterm/wezterm#7721
//! Cost of this fix: the event is lost.

use std::cell::RefCell;
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
    size: (u32, u32),
}

impl App {
    fn maximise(&mut self) {
        self.window.set_size(1920, 1080);
    }
}

fn main() {
    let window = Rc::new(Window::default());
    let size = (640, 480);
    let app = Rc::new(RefCell::new(App {
        window: Rc::clone(&window),
        size,
    }));

    let handled = Rc::clone(&app);
    let handler: ResizeHandler = Box::new(move |width, height| match handled.try_borrow_mut() {
        Ok(mut app) => app.size = (width, height),
        Err(error) => println!("handler: skipped, {error}"),
    });
    *window.on_resize.borrow_mut() = Some(handler);

    app.borrow_mut().maximise();
    println!("app: {:?}", app.borrow().size);

    // The handler holds the application, and the application holds the window.
    window.on_resize.take();
}
