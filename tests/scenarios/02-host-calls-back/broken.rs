//@ edition: 2021, 2024
//@ outcome: panic "RefCell already borrowed" at 53:17
//@ stdout: host: resize to 1920x1080

//! A window system calls the application back while the application is borrowed.
//!
//! What happens: `maximise` needs `&mut App`, so the caller holds a `RefMut` for the whole call. In
//! it, `set_size` calls the resize handler at once, and the handler borrows the application again.
//! What to watch: calls into a host that may answer with an event before they return.
//! Reports: rust-windowing/winit#864, RustAudio/baseview#263, wezterm/wezterm#7721

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
    let handler: ResizeHandler = Box::new(move |width, height| {
        handled.borrow_mut().size = (width, height);
    });
    *window.on_resize.borrow_mut() = Some(handler);

    app.borrow_mut().maximise();
    println!("app: {:?}", app.borrow().size);
}
