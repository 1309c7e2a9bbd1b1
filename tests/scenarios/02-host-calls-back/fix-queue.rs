//@ edition: 2021, 2024
//@ outcome: exit 0
//@ stdout: host: resize to 1920x1080
//@ stdout: app: (640, 480), 1 event waits
//@ stdout: app: (1920, 1080)

//! The handler writes the event down, and the application reads it later.
//!
//! What happens: the handler borrows only the queue. The application takes the events out when its
//! turn comes, as an event loop does.
//! What to watch: until then the application's size is not the window's.
//! Reports: rust-windowing/winit#864, RustAudio/baseview#263, wezterm/wezterm#7721
//! Cost of this fix: events are handled late, and somebody has to remember to handle them.

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
    let mut app = App {
        window: Rc::clone(&window),
        size,
    };

    let events = Rc::new(RefCell::new(Vec::new()));
    let pending = Rc::clone(&events);
    let handler: ResizeHandler = Box::new(move |width, height| {
        pending.borrow_mut().push((width, height));
    });
    *window.on_resize.borrow_mut() = Some(handler);

    app.maximise();
    println!("app: {:?}, {} event waits", app.size, events.borrow().len());
    for size in events.take() {
        app.size = size;
    }
    println!("app: {:?}", app.size);
}
