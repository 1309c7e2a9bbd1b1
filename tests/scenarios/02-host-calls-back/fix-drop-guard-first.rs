//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: host: resize to 1920x1080
//@ stdout: app: (1920, 1080)

//! The window is cloned out, and the application is free while the host works.
//!
//! What happens: the `Ref` is gone at the end of the statement that clones the `Rc`. The handler
//! then finds the cell free.
//! What to watch: between the two statements the application may change.
//! Reports: rust-windowing/winit#864, RustAudio/baseview#263, wezterm/wezterm#7721
//! Cost of this fix: one more count on the `Rc`, and `maximise` is no longer a method on
//! `&mut self`.

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

fn maximise(app: &RefCell<App>) {
    let window = Rc::clone(&app.borrow().window);
    window.set_size(1920, 1080);
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

    maximise(&app);
    println!("app: {:?}", app.borrow().size);

    // The handler holds the application, and the application holds the window.
    window.on_resize.take();
}
